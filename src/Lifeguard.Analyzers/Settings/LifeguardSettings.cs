using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;
namespace Lifeguard.Analyzers.Settings;
internal sealed class LifeguardSettings { public static LifeguardSettings For(AnalyzerOptions options) => new(); public T Value<T>(SettingDefinition<T> d) => d.Default; }
internal sealed record SettingDefinition<T>(string Key, T Default);
internal static class SettingCatalog { public static readonly SettingDefinition<string?> Host = new("lifeguard_host", null); public static readonly SettingDefinition<ImmutableArray<string>> HandlerAttributes = new("", ImmutableArray<string>.Empty), HandlerBaseTypes = HandlerAttributes, HandlerMethods = HandlerAttributes; }
