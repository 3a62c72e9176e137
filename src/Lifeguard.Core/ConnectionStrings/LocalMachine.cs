namespace Lifeguard.Core.ConnectionStrings;

/// <summary>Does the value of a host keyword mean the machine that the code runs on?</summary>
internal static class LocalMachine
{
    /// <summary>True when every host in <paramref name="hosts"/> is this machine; null when none is named.</summary>
    public static bool? IsMeantBy(ConnectionStringDriver driver, string hosts)
    {
        // SqlClient writes the port behind a comma; the other drivers take a list of hosts.
        if (driver == ConnectionStringDriver.SqlClient) return IsLocalServer(hosts);

        bool? isLocal = null;
        foreach (var host in hosts.Split(','))
        {
            if (host.Trim().Length == 0) continue;
            if (!IsLocalHost(host)) return false;
            isLocal = true;
        }

        return isLocal;
    }

    // [protocol:]host[\instance][,port], or a named pipe.
    private static bool IsLocalServer(string server)
    {
        var rest = server.Trim();
        foreach (var protocol in Protocols)
        {
            if (rest.StartsWith(protocol, StringComparison.OrdinalIgnoreCase)) rest = rest.Substring(protocol.Length);
        }

        if (rest.StartsWith(@"\\.\", StringComparison.Ordinal)) return true;
        var end = rest.IndexOfAny(['\\', ',']);
        return IsThisMachine(end < 0 ? rest : rest.Substring(0, end));
    }

    private static readonly string[] Protocols = ["tcp:", "np:", "lpc:", "admin:"];

    // A directory or abstract name means a Unix domain socket; "host:port" is Npgsql's way to give each host a port.
    private static bool IsLocalHost(string host)
    {
        var name = host.Trim();
        if (name[0] is '/' or '@') return true;
        if (name[0] == '[')
        {
            var end = name.IndexOf(']');
            return end > 0 && IsThisMachine(name.Substring(1, end - 1));
        }

        var colon = name.IndexOf(':');
        var hasPort = colon >= 0 && colon == name.LastIndexOf(':');
        return IsThisMachine(hasPort ? name.Substring(0, colon) : name);
    }

    private static bool IsThisMachine(string host) =>
        host.Trim().ToLowerInvariant() is var name
        && (name is "localhost" or "::1" or "." or "(local)" or "(localdb)" || IsLoopback(name));

    // All of 127.0.0.0/8 is the loopback network (RFC 1122, 3.2.1.3); a host name such as 127.example.org is not.
    private static bool IsLoopback(string name) =>
        name.StartsWith("127.", StringComparison.Ordinal) && name.All(character => character == '.' || character is >= '0' and <= '9');
}
