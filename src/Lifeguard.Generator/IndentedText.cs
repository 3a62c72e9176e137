using System.Text;

namespace Lifeguard.Generator;

/// <summary>Lines of C#, indented by the blocks they are in. The line ending is always LF.</summary>
internal sealed class IndentedText
{
    private readonly StringBuilder _text = new();
    private int _indent;

    /// <summary>How many blocks are open.</summary>
    public int Depth { get; private set; }

    public void Line(string line = "")
    {
        if (line.Length > 0) _text.Append(' ', _indent * 4).Append(line);
        _text.Append('\n');
    }

    public void Open(string head)
    {
        Line(head);
        Line("{");
        Indent();
        Depth++;
    }

    public void Close()
    {
        Outdent();
        Depth--;
        Line("}");
    }

    public void Indent() => _indent++;

    public void Outdent() => _indent--;

    public override string ToString() => _text.ToString();
}
