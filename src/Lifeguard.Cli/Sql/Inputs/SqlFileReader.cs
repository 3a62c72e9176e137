using System.Text;

namespace Lifeguard.Cli.Sql.Inputs;

/// <summary>What does a file say? UTF-8, or what its byte order mark says; anything else is refused rather than guessed.</summary>
internal static class SqlFileReader
{
    /// <summary>The longest file that is read, in megabytes. A statement can be as long as its file, so all of it has to be in memory at once.</summary>
    public const int LongestInMegabytes = 64;

    /// <summary>How many bytes that is.</summary>
    public const long LongestInBytes = LongestInMegabytes * 1024L * 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads one file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="standardInput">What is read where the file is standard input.</param>
    /// <param name="text">Its text, without a byte order mark.</param>
    /// <returns>Why it cannot be read; null where it was.</returns>
    public static string? TryRead(SqlFile file, Stream standardInput, out string text)
    {
        text = "";
        try
        {
            if (file.IsStandardInput) return Decode(ReadAll(standardInput, expected: 0), out text);

            using var stream = new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            var length = stream.CanSeek ? stream.Length : 0;
            return length > LongestInBytes ? TooLong(length) : Decode(ReadAll(stream, length), out text);
        }
        catch (Exception exception) when (Unreadable.ReasonOf(exception) is { } reason)
        {
            return reason;
        }
    }

    /// <summary>Null bytes where the stream is longer than allowed.</summary>
    private static ArraySegment<byte>? ReadAll(Stream stream, long expected)
    {
        var bytes = new byte[Math.Max(expected + 1, 4096)];
        var length = 0;
        while (true)
        {
            if (length == bytes.Length)
            {
                if (length > LongestInBytes) return null;
                Array.Resize(ref bytes, (int)Math.Min(bytes.Length * 2L, LongestInBytes + 1));
            }

            var read = stream.Read(bytes, length, bytes.Length - length);
            if (read == 0) return new ArraySegment<byte>(bytes, 0, length);
            length += read;
        }
    }

    private static string? Decode(ArraySegment<byte>? read, out string text)
    {
        text = "";
        if (read is not { } segment) return TooLong(null);
        var bytes = segment.AsSpan();
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) return DecodeUtf8(bytes[3..], out text);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return DecodeUtf16(bytes[2..], Encoding.Unicode, out text);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return DecodeUtf16(bytes[2..], Encoding.BigEndianUnicode, out text);
        return DecodeUtf8(bytes, out text);
    }

    private static string? DecodeUtf8(ReadOnlySpan<byte> bytes, out string text)
    {
        text = "";
        if (bytes.Contains((byte)0)) return "It is binary: text has no null bytes.";
        try
        {
            text = StrictUtf8.GetString(bytes);
            return null;
        }
        catch (DecoderFallbackException)
        {
            return "It is neither UTF-8 nor UTF-16 with a byte order mark; save it as one of these.";
        }
    }

    private static string? DecodeUtf16(ReadOnlySpan<byte> bytes, Encoding encoding, out string text)
    {
        text = encoding.GetString(bytes);
        if (!text.Contains('\0', StringComparison.Ordinal)) return null;
        text = "";
        return "It is binary: text has no null characters.";
    }

    private static string TooLong(long? length)
    {
        var found = length is { } bytes ? $"It has {bytes / (1024 * 1024)} MB; more" : "More";
        return $"{found} than {LongestInMegabytes} MB are not read. Split it, or leave the data out (pg_dump --schema-only).";
    }
}
