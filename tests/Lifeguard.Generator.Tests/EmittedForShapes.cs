using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Lifeguard.Generator.Tests;

public sealed class EmittedForShapes
{
    [Fact]
    public Task NestedAndGenericTypesAreOpenedAgain() => GeneratorTest.Emits("NestedTypes", """
        namespace Shop.Orders
        {
            public static partial class Outer
            {
                public partial interface IMiddle<T>
                {
                    internal partial record Inner<TKey, @class>(TKey Key) where TKey : notnull
                    {
                        [PooledHandler(Database = "Orders")]
                        private protected partial Task<TKey> Find(TKey key, @class value);

                        private Task<TKey> FindCore(TKey key, NpgsqlConnection connection, @class value) => Task.FromResult(Key);
                    }
                }

                private partial struct Small
                {
                    [PooledHandler(Database = "Orders")]
                    public readonly partial Task Run();

                    private readonly Task RunCore(NpgsqlConnection connection) => Task.CompletedTask;
                }
            }
        }
        """);

    [Fact]
    public Task NewerKindsOfTypesAndNamespaces() => GeneratorTest.Emits("FileScoped", """
        namespace Shop;

        public readonly partial record struct Orders(string Name)
        {
            [PooledHandler(Database = "Orders")]
            public partial Task<string> Get(int id);

            private Task<string> GetCore(int id, NpgsqlConnection connection) => Task.FromResult(Name);
        }
        """, LanguageVersion.CSharp10);

    [Fact]
    public Task ParametersAreRepeatedWithoutTheirDefaults() => GeneratorTest.Emits("Parameters", """
        using System.Collections.Generic;
        using System.Diagnostics.CodeAnalysis;

        public sealed class Body { }

        public static partial class Orders
        {
            [PooledHandler(Database = "Orders")]
            internal static partial Task<int> Get(
                this Body @this, [DisallowNull] string? @event, in DateTime since, (int From, string? To) range, Dictionary<string, List<int?>?> map, dynamic any, nint native, int[,] grid, decimal limit = 1.5m, params string[] names);

            private static Task<int> GetCore(
                NpgsqlConnection connection, Body @this, (int First, string? Second) range, dynamic any, nint native, in DateTime since, int[,] grid, Dictionary<string, List<int?>?> map,
                string? @event, decimal limit, string[] names, CancellationToken token = default) => Task.FromResult(1);
        }
        """);

    [Fact]
    public Task TakenNamesAreAvoided() => GeneratorTest.Emits("TakenNames", """
        public partial class Orders
        {
            [PooledHandler(Database = "Orders \"quoted\"")]
            public partial Task Run(int call, string connection, long deadline, short self, byte database, bool Item1, char Rest, float @RunCore);

            private Task RunCore(int call, string connection, long deadline, short self, byte database, bool Item1, char Rest, float RunCore, NpgsqlConnection db, PooledDatabase pool, CancellationToken token) => Task.CompletedTask;

            [PooledHandler(Database = "Orders")]
            public static partial Task Walk(int database, int invocation, int WalkCore);

            private static Task WalkCore(int WalkCore, int database, int invocation, PooledDatabase pool, CancellationToken token) => Task.CompletedTask;

            [PooledHandler(Database = "Orders")]
            public static partial Task Jump(int connection);

            private static Task JumpCore(int connection, NpgsqlConnection db) => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task OptionalParametersOfTheCoreAreLeftOut() => GeneratorTest.Emits("OptionalOfCore", """
        public partial class Orders
        {
            [PooledHandler(Database = "Orders")]
            public partial Task Run(string id);

            private static Task RunCore(string id, int limit = 10, NpgsqlConnection? db = null, CancellationToken token = default, params object[] rest) => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task NamesDecideWhereTypesDoNot() => GeneratorTest.Emits("ByName", """
        using System.Data.Common;

        public partial class Orders
        {
            [PooledHandler(Database = "Orders")]
            public partial Task Move(string from, string to, int count, string unused);

            private static Task MoveCore(string TO, string from, long count, DbConnection db) => Task.CompletedTask;
        }
        """);

    [Fact]
    public async Task OverloadsGetFilesOfTheirOwn()
    {
        var test = await GeneratorTest.Emits("Overloads", """
            namespace Shop
            {
                public partial class Orders
                {
                    [PooledHandler(Database = "Orders")] public partial Task Get(int id);
                    [PooledHandler(Database = "Orders")] public partial Task Get(string name);
                    [PooledHandler(Database = "Orders")] public partial Task GET(Guid id);
                    private static Task GetCore(int id, NpgsqlConnection connection) => Task.CompletedTask;
                    private static Task GetCore(string name, NpgsqlConnection connection) => Task.CompletedTask;
                    private static Task GETCore(Guid id, NpgsqlConnection connection) => Task.CompletedTask;
                }

                public partial class orders
                {
                    [PooledHandler(Database = "Orders")] public partial Task Get(int id);
                    private static Task GetCore(int id, NpgsqlConnection connection) => Task.CompletedTask;
                }

                public partial class Orders<T>
                {
                    [PooledHandler(Database = "Orders")] public partial Task Get(T id);
                    private static Task GetCore(T id, NpgsqlConnection connection) => Task.CompletedTask;
                }
            }
            """);

        Assert.Equal(5, test.Generated.Select(tree => tree.FilePath.ToUpperInvariant()).Distinct().Count());
    }

    [Fact]
    public Task CodeThatSaysNothingAboutNull() => GeneratorTest.Emits("Oblivious", """
        using Amazon.Lambda.Core;

        public partial class Orders
        {
            [PooledHandler(Database = "Orders")]
            public partial Task<string> Get(string id, int[] numbers, ILambdaContext context = null);

            private static Task<string> GetCore(string id, int[] numbers, NpgsqlConnection connection) => Task.FromResult(id);

        #nullable enable
            [PooledHandler(Database = "Orders")]
            public partial Task<string?> Find(string? id);
        #nullable disable

            private static Task<string> FindCore(string id, NpgsqlConnection connection) => Task.FromResult(id);
        }
        """, nullable: NullableContextOptions.Disable);

    [Fact]
    public Task WhatIsObsoleteIsTheUsersAffair() => GeneratorTest.Emits("Obsolete", """
        #pragma warning disable CS0618 // the user names an obsolete type of his own, and has said so
        [Obsolete("Use Order.")] public sealed class OldOrder { }

        public partial class Orders
        {
            [PooledHandler(Database = "Orders")] public partial Task<OldOrder> Get(OldOrder order);
            private static Task<OldOrder> GetCore(OldOrder order, NpgsqlConnection connection) => Task.FromResult(order);
        }
        """);

    [Fact]
    public Task LongNamesAreCut() => GeneratorTest.Emits("LongNames", $$"""
        namespace {{string.Join(".", Enumerable.Repeat("Department", 12))}}
        {
            public partial class Orders
            {
                [PooledHandler(Database = "Orders")] public partial Task Get(int id);
                private static Task GetCore(int id, NpgsqlConnection connection) => Task.CompletedTask;
            }
        }
        """);

    [Fact]
    public Task OverridesAndVirtualsKeepTheirModifiers() => GeneratorTest.Emits("Modifiers", """
        public abstract class Job
        {
            public abstract Task Run(string input);
        }

        public partial class Import : Job
        {
            [PooledHandler(Database = "Orders")]
            public sealed override partial Task Run(string input);

            protected virtual Task RunCore(string input, NpgsqlConnection connection) => Task.CompletedTask;
        }

        public partial class Export : Import
        {
            [PooledHandler(Database = "Orders")]
            public new virtual partial Task Run(string input);

            protected override Task RunCore(string input, NpgsqlConnection connection) => Task.CompletedTask;
        }
        """);
}
