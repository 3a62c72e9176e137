using Microsoft.CodeAnalysis.CSharp;

namespace Lifeguard.Analyzers.Tests;

/// <summary>What C# does the loaded Roslyn read? The oldest one that is supported knows neither primary constructors nor collection expressions.</summary>
internal static class LanguageUnderTest
{
    /// <summary>True when it knows this version of the language; a test of newer syntax has nothing to verify where the compiler cannot read it.</summary>
    public static bool Knows(string version) => LanguageVersionFacts.TryParse(version, out _);
}
