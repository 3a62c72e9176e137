namespace Lifeguard.Analyzers.Platform;

/// <summary>What Lifeguard knows of an ADO.NET provider.</summary>
/// <param name="Name">How messages call it.</param>
/// <param name="Namespace">The namespace of its connection type.</param>
/// <param name="DataSourceType">Metadata name of its data source; null when it has none.</param>
/// <param name="IsFileDatabase">True where a connection is a file handle: no server, no pool to protect.</param>
internal sealed record DatabaseProvider(string Name, string Namespace, string? DataSourceType = null, bool IsFileDatabase = false);
