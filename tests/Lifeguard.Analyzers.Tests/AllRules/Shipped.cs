using System.Collections.Immutable;
using System.Reflection;
using Lifeguard.CodeFixes;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Analyzers.Tests.AllRules;

/// <summary>Every analyzer and every fix there is, found as the compiler and the editor find them: a rule that is added is taken in.</summary>
internal static class Shipped
{
    /// <summary>New objects: what an analyzer remembers must not help the next run.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers => Instances<DiagnosticAnalyzer>(typeof(LifeguardAnalyzer).Assembly);

    public static ImmutableArray<CodeFixProvider> Fixes => Instances<CodeFixProvider>(typeof(LifeguardCodeFix).Assembly);

    private static ImmutableArray<T> Instances<T>(Assembly assembly) =>
        [.. assembly.GetTypes().Where(type => !type.IsAbstract && typeof(T).IsAssignableFrom(type)).OrderBy(type => type.FullName, StringComparer.Ordinal).Select(type => (T)Activator.CreateInstance(type)!)];
}
