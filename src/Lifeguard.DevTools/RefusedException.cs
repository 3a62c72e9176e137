namespace Lifeguard.DevTools;

/// <summary>The command cannot do what it was asked; the message tells its user why. Nothing has been written.</summary>
internal sealed class RefusedException(string message) : Exception(message);
