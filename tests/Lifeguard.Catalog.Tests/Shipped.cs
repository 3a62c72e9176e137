using System.Reflection;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Catalog.Tests;

/// <summary>What the compiler and the editor find in the shipped assemblies.</summary>
internal static class Shipped
{
    public static Assembly Analyzers { get; } = Assembly.Load("Lifeguard.Analyzers");

    public static Assembly CodeFixes { get; } = Assembly.Load("Lifeguard.CodeFixes");

    public static Assembly Core { get; } = Assembly.Load("Lifeguard.Core");

    public static IEnumerable<DiagnosticAnalyzer> AllAnalyzers => Instances<DiagnosticAnalyzer>(Analyzers);

    public static IEnumerable<CodeFixProvider> AllFixes => Instances<CodeFixProvider>(CodeFixes);

    private static IEnumerable<T> Instances<T>(Assembly assembly) =>
        assembly.GetTypes().Where(type => !type.IsAbstract && typeof(T).IsAssignableFrom(type)).Select(type => (T)Activator.CreateInstance(type)!);
}
