using Lifeguard.Analyzers.Rules.Lifetime;
using Lifeguard.Contracts;

namespace Lifeguard.Analyzers.Tests.Lifetime.LFG1007_ServiceProviderPerInvocation;

/// <summary>A project that uses a container of another maker; known by their names, so that a stand-in does.</summary>
internal static class OtherContainer
{
    private static readonly Library Containers = Library.FromSource("Containers", """
        #nullable disable
        using System;
        namespace Autofac
        {
            public interface IContainer : IDisposable { }
            public interface ILifetimeScope : IDisposable { ILifetimeScope BeginLifetimeScope(); }
            public sealed class ContainerBuilder { public IContainer Build() => null; }
        }
        namespace SimpleInjector { public class Container : IDisposable { public void Dispose() { } } }
        namespace Shop.Hosting { public static class SharedHost { public static Microsoft.Extensions.Hosting.IHost Build() => null; } }
        namespace Shop.Crates { public class Container : IDisposable { public void Dispose() { } } public class ContainerBuilder { public Container Build() => null; } }
        """, Library.FromFiles("Hosting", ContractAssemblies.Of("Microsoft.Extensions.Hosting.Abstractions")));

    /// <summary>Verifies a Lambda handler with these statements.</summary>
    public static Task Verify(string handler)
    {
        var test = RuleTest<ServiceProviderPerInvocationAnalyzer>.Create($$"""
            using Amazon.Lambda.Core;
            public class Function { public string FunctionHandler(string input, ILambdaContext context) { {{handler}} return input; } }
            """);
        test.ReferenceAssemblies = Packages.All.AddReferences(Containers.References);
        return test.RunAsync();
    }
}
