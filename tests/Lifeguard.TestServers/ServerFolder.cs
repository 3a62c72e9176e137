namespace Lifeguard.TestServers;

/// <summary>A temporary folder with what a server writes.</summary>
internal sealed class ServerFolder : IDisposable
{
    public ServerFolder(string server)
    {
        Root = Directory.CreateTempSubdirectory($"lifeguard-{server}-").FullName;
        Data = Path.Combine(Root, "data");
        Directory.CreateDirectory(Data);
        UnprivilegedUser.Own(Root);
    }

    public string Root { get; }

    /// <summary>Belongs to the server.</summary>
    public string Data { get; }

    /// <summary>What the server has written so far.</summary>
    public string Log => File.Exists(Path.Combine(Root, "log")) ? File.ReadAllText(Path.Combine(Root, "log")) : "";

    public void Dispose()
    {
        try
        {
            if (Directory.Exists(Root)) Directory.Delete(Root, recursive: true);
        }
        catch (IOException)
        {
            // The watching shell deletes it as well.
        }
    }
}
