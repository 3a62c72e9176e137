namespace Lifeguard.Cli.Sql.JsonLines;

/// <summary>Reads a stream line by line, without their ends and without a byte order mark; a line that is too long is skipped.</summary>
/// <param name="input">The stream.</param>
/// <param name="longest">How many bytes a line may have.</param>
internal sealed class LineReader(Stream input, int longest)
{
    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;
    private bool _isAtEnd;

    /// <summary>The line that was read last; empty where it was too long.</summary>
    public ReadOnlyMemory<byte> Current { get; private set; }

    /// <summary>Its number, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>True where it was longer than allowed.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>True where the next line is here already, so that nobody has to wait for it.</summary>
    public bool HasMoreAtHand => _buffer.AsSpan(_start, _end - _start).Contains((byte)'\n');

    /// <summary>Reads the next line.</summary>
    /// <returns>Whether there was one.</returns>
    public bool MoveNext()
    {
        IsTooLong = false;
        var searched = 0;
        while (true)
        {
            var found = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (found >= 0) return Take(searched + found, behind: 1);
            searched = _end - _start;
            if (_isAtEnd) return searched > 0 || IsTooLong ? Take(searched, behind: 0) : false;
            if (searched > longest)
            {
                IsTooLong = true;
                _start = _end = searched = 0;
            }

            Fill();
        }
    }

    private bool Take(int length, int behind)
    {
        Number++;
        var line = _buffer.AsMemory(_start, length);
        _start += length + behind;
        if (Number == 1 && line.Span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) line = line[3..];
        Current = IsTooLong ? default : line;
        return true;
    }

    private void Fill()
    {
        if (_end == _buffer.Length)
        {
            if (_start > 0)
            {
                _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
                _end -= _start;
                _start = 0;
            }

            if (_end == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var read = input.Read(_buffer, _end, _buffer.Length - _end);
        _isAtEnd = read == 0;
        _end += read;
    }
}
