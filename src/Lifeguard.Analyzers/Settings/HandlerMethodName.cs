namespace Lifeguard.Analyzers.Settings;

/// <summary>A method that a user names as an entry point.</summary>
/// <param name="TypeName">Full metadata name of the type, nested types with <c>+</c>.</param>
/// <param name="MethodName">The method's simple name; every overload of it is meant.</param>
internal sealed record HandlerMethodName(string TypeName, string MethodName);
