using Lifeguard.Benchmarks.Subjects;

namespace Lifeguard.Benchmarks.Reporting;

/// <summary>The part of a page in <c>docs</c> that is written by measuring: what stands between its two markers.</summary>
internal sealed class MeasuredPart
{
    private const string Begin = "<!-- begin: measured -->";
    private const string End = "<!-- end: measured -->";

    private readonly string _path;
    private readonly string _page;
    private readonly int _begin;
    private readonly int _end;

    /// <param name="page">The file's name.</param>
    public MeasuredPart(string page)
    {
        _path = Path.Combine(Repository.Root, "docs", page);
        _page = File.ReadAllText(_path);
        _begin = _page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        _end = _page.IndexOf(End, StringComparison.Ordinal);
        if (_begin < Begin.Length || _end < _begin) throw new InvalidOperationException($"{_path} lacks '{Begin}' or '{End}'.");
    }

    /// <summary>What stands there now.</summary>
    public string Text => _page[_begin.._end];

    /// <summary>Writes something else there.</summary>
    public void Write(string text) => File.WriteAllText(_path, $"{_page[.._begin]}\n\n{text}\n{_page[_end..]}");
}
