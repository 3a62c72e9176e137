using Handlers = Lifeguard.Analyzers.Tests.RuleTest<Lifeguard.Analyzers.Tests.Platform.HandlerProbe>;

namespace Lifeguard.Analyzers.Tests.Platform;

/// <summary>What users declare as entry points, and which of several settings holds.</summary>
public sealed class ConfiguredHandlers
{
    private const string Jobs = """
        namespace Shop;
        public class Jobs { public void {|Unknown:Run|}(string input) { } public void Walk(string input) { } }
        """;

    private const string QuietJobs = """
        namespace Shop;
        public class Jobs { public void Run(string input) { } public void Walk(string input) { } }
        """;

    private static (string, string) Global(string key, string value) => (".globalconfig", $"is_global = true\n{key} = {value}\n");

    private static (string, string) Section(string key, string value) => (".editorconfig", $"root = true\n[*.cs]\n{key} = {value}\n");

    [Theory]
    [InlineData("Shop.Jobs.Run")]
    [InlineData("Shop.Jobs::Run")]
    [InlineData("TestProject::Shop.Jobs::Run")]
    [InlineData("Other.Type.Method, Shop.Jobs.Run")]
    public Task AMethodByName(string value) => Handlers.Verify(Jobs, Global("lifeguard_handler_methods", value));

    [Fact]
    public Task AMethodByNameInASection() => Handlers.Verify(Jobs, Section("lifeguard_handler_methods", "Shop.Jobs.Run"));

    [Fact]
    public Task AMethodByNameInABuildProperty() => Handlers.Verify(Jobs, Global("build_property.LifeguardHandlerMethods", "Shop.Jobs.Run;Shop.Other.Run"));

    [Fact]
    public Task ASectionGoesBeforeTheGlobalConfiguration() => Handlers.Verify(Jobs, Section("lifeguard_handler_methods", "Shop.Jobs.Run"), Global("lifeguard_handler_methods", "Shop.Jobs.Walk"));

    [Fact]
    public Task TheGlobalConfigurationGoesBeforeABuildProperty() => Handlers.Verify(
        Jobs, (".globalconfig", "is_global = true\nlifeguard_handler_methods = Shop.Jobs.Run\nbuild_property.LifeguardHandlerMethods = Shop.Jobs.Walk\n"));

    [Theory]
    [InlineData("lifeguard_handler_methods", "")]
    [InlineData("lifeguard_handler_methods", "unset")]
    [InlineData("lifeguard_handler_methods", "Run")]
    [InlineData("lifeguard_handler_methods", "Shop.Jobs.Fly")]
    [InlineData("lifeguard_handler_attributes", "Shop.NoSuchAttribute")]
    [InlineData("lifeguard_handler_base_types", "Shop.NoSuchBase")]
    [InlineData("lifeguard_host", "no_such_host")]
    [InlineData("lifeguard_handler_methods", "System.String.Trim")]
    public Task SettingsThatNameNothing(string key, string value) => Handlers.StaysQuiet(QuietJobs, Global(key, value));

    [Fact]
    public Task AMethodByNameThatIsInherited() => Handlers.Verify("""
        namespace Shop;
        public abstract class Job { public void {|Unknown:Run|}(string input) { } }
        public class Import : Job { }
        """, Global("lifeguard_handler_methods", "Shop.Import.Run"));

    [Theory]
    [InlineData("Shop.JobAttribute")]
    [InlineData("Shop.Job")]
    public Task MethodsAndClassesWithAnAttribute(string value) => Handlers.Verify("""
        namespace Shop;
        public class JobAttribute : Attribute { }
        public class NightlyJobAttribute : JobAttribute { }
        public class Jobs { [Job] private void {|Unknown:Run|}(string input) { } public void Walk(string input) { } }
        [Job] public class Imports { public void {|Unknown:Run|}(string input) { } private void Walk(string input) { } public string Name { get; set; } = ""; }
        """, Global("lifeguard_handler_attributes", value));

    [Fact]
    public Task AnAttributeOfTheSameNameElsewhereIsAnother() => Handlers.StaysQuiet("""
        namespace Other { public class JobAttribute : Attribute { } }
        namespace Shop { public class Jobs { [Other.Job] public void Run(string input) { } } }
        """, Global("lifeguard_handler_attributes", "Shop.JobAttribute"));

    [Fact]
    public Task OverridesAndImplementationsOfABaseType() => Handlers.Verify("""
        namespace Shop;
        public abstract class Job { public abstract void Run(string input); public void Log() { } }
        public abstract class TypedJob<T> : Job { protected abstract void Typed(T input); }
        public class Import : TypedJob<int>
        {
            public override void {|Unknown:Run|}(string input) { }
            protected override void Typed(int input) { }
            public void Other() { }
        }
        public class Export : Job { public override void {|Unknown:Run|}(string input) { } }
        """, Global("lifeguard_handler_base_types", "Shop.Job"));

    [Fact]
    public Task ImplementationsOfAnInterface() => Handlers.Verify("""
        namespace Shop;
        public interface IConsume<T> { Task Consume(T message); }
        public class Orders : IConsume<string> { public Task {|Unknown:Consume|}(string message) => Task.CompletedTask; public Task Other() => Task.CompletedTask; }
        public class Carts : IConsume<int> { Task IConsume<int>.{|Unknown:Consume|}(int message) => Task.CompletedTask; }
        """, Global("lifeguard_handler_base_types", "Shop.IConsume`1"));

    [Fact]
    public Task PublicMembersOfALibraryWithAHost() => Handlers.Verify("""
        namespace Shop;
        public class Orders
        {
            public string {|Unknown:Load|}(int id) => "";
            public string Name { {|Unknown:get|} => ""; }
            internal string Hidden(int id) => "";
            private class Inner { public string Load(int id) => ""; }
        }
        internal class Internals { public string Load(int id) => ""; }
        public interface IOrders { string Load(int id); }
        """, Global("lifeguard_host", "aws_lambda"));

    [Fact]
    public Task InAFunctionProjectTheHostAddsNothing() => Handlers.Verify("""
        using Amazon.Lambda.Core;
        namespace Shop;
        public class Function { public string {|Process:FunctionHandler|}(string input, ILambdaContext context) => input; }
        public class Orders { public string Load(int id) => ""; }
        """, Global("lifeguard_host", "aws_lambda"));
}
