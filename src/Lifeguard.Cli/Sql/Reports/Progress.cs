using System.Globalization;

namespace Lifeguard.Cli.Sql.Reports;

/// <summary>How far is the run? One line on a terminal, not before a second has passed, and gone before anything else is written.</summary>
/// <param name="error">Standard error.</param>
/// <param name="isWatched">Whether somebody sees it.</param>
/// <param name="files">How many files there are.</param>
/// <param name="time">What time it is.</param>
internal sealed class Progress(TextWriter error, bool isWatched, int files, TimeProvider time)
{
    private const int Width = 30;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);

    private readonly long _start = time.GetTimestamp();
    private long _shown;
    private bool _isVisible;

    /// <summary>A file is about to be read.</summary>
    /// <param name="index">Which, from 0.</param>
    public void At(int index)
    {
        if (!isWatched || files < 2 || time.GetElapsedTime(_start) < Patience || (_isVisible && time.GetElapsedTime(_shown) < Pace)) return;
        _shown = time.GetTimestamp();
        _isVisible = true;
        error.Write(Line(index));
    }

    /// <summary>Something else is about to be written.</summary>
    public void Hide()
    {
        if (!_isVisible) return;
        _isVisible = false;
        error.Write("\r\u001b[K");
    }

    private string Line(int index)
    {
        var done = (int)((long)index * Width / files);
        return string.Create(CultureInfo.InvariantCulture, $"\r[{new string('#', done)}{new string('.', Width - done)}] {index} of {files} files\u001b[K");
    }
}
