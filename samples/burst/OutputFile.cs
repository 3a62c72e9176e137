namespace Burst;

/// <summary>A file that is written at the end of the run and asked about at its beginning.</summary>
internal static class OutputFile
{
    /// <returns>Why it cannot be written; null where it can.</returns>
    public static string? Problem(string option, FileInfo file)
    {
        try
        {
            var isNew = !file.Exists;
            using (file.Open(FileMode.OpenOrCreate, FileAccess.Write))
            {
            }

            // It comes into being when there is something in it.
            if (isNew) file.Delete();
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return $"{option}: '{file.FullName}' cannot be written: {error.Message}";
        }
    }
}
