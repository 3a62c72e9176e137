using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.Verification;

/// <summary>Does a value that a generator keeps between runs hold on to symbols, syntax or the compilation? Then it is new after every keystroke, and all of them stay in memory.</summary>
internal static class ModelShape
{
    // Numbers and nothing else.
    private static readonly Type[] Harmless = [typeof(TextSpan), typeof(LinePosition), typeof(LinePositionSpan), typeof(FileLinePositionSpan)];

    /// <summary>The members on the way to something of Roslyn's; null where there is none. Both what is declared and what is there are looked at.</summary>
    public static string? WayToRoslyn(object value)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Stack<(object Value, string Way)>([(value, value.GetType().Name)]);
        while (open.Count > 0)
        {
            var (current, way) = open.Pop();
            var type = current.GetType();
            if (IsRoslyns(type)) return $"{way} ({type.FullName})";
            if (type.IsPrimitive || type.IsEnum || current is string or decimal or Type || Harmless.Contains(type) || (!type.IsValueType && !seen.Add(current))) continue;
            if (current is IEnumerable items && !IsDefaultArray(current))
            {
                foreach (var item in items)
                {
                    if (item is not null) open.Push((item, way + "[]"));
                }
            }

            if (type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true) continue;
            for (var declaring = type; declaring is not null && declaring != typeof(object); declaring = declaring.BaseType)
            {
                foreach (var field in declaring.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                {
                    var step = $"{way}.{field.Name}";
                    if (IsRoslyns(field.FieldType)) return $"{step} ({field.FieldType.FullName})";
                    if (field.GetValue(current) is { } next) open.Push((next, step));
                }
            }
        }

        return null;
    }

    // To go through a default ImmutableArray throws.
    private static bool IsDefaultArray(object value) => value.GetType().GetProperty("IsDefault")?.GetValue(value) is true;

    private static bool IsRoslyns(Type type) =>
        !Harmless.Contains(type) && !type.IsEnum && (type.Namespace?.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) == true || type.GetGenericArguments().Any(IsRoslyns));
}
