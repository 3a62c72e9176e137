namespace Lifeguard.Analyzers.Platform;

/// <summary>
/// Which of up to 64 files mention a name: one bit a file. An edit replaces one file, so all chunks but one serve the next compilation as well; each hangs on the first of its files, and goes with it.
/// </summary>
internal sealed class NameChunk
{
    public const int Size = 64;

    private readonly TreeNames[] _files;
    private readonly Dictionary<int, ulong> _filesByHash = new();

    private NameChunk(TreeNames[] files)
    {
        _files = files;
        for (var index = 0; index < files.Length; index++)
        {
            foreach (var hash in files[index].Hashes())
            {
                _filesByHash.TryGetValue(hash, out var others);
                _filesByHash[hash] = others | (1UL << index);
            }
        }
    }

    public static NameChunk Of(TreeNames[] files)
    {
        if (files[0].Chunk is { } known && known._files.SequenceEqual(files)) return known;
        return files[0].Chunk = new NameChunk(files);
    }

    /// <summary>The files with a name of this hash, the first in the lowest bit.</summary>
    public ulong FilesWith(int hash) => _filesByHash.TryGetValue(hash, out var files) ? files : 0;
}
