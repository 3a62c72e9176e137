namespace Lifeguard.Core.Poolers;

/// <summary>Names of settings as servers compare them: without regard to case, and words joined by blanks or underscores alike.</summary>
internal static class SettingNames
{
    public static IEqualityComparer<string> Comparer { get; } = new NameComparer();

    private sealed class NameComparer : IEqualityComparer<string>
    {
        public bool Equals(string? left, string? right)
        {
            if (left is null || right is null || left.Length != right.Length) return ReferenceEquals(left, right);
            for (var index = 0; index < left.Length; index++)
            {
                if (Fold(left[index]) != Fold(right[index])) return false;
            }

            return true;
        }

        public int GetHashCode(string name)
        {
            var hash = 17;
            foreach (var character in name) hash = unchecked((hash * 31) + Fold(character));
            return hash;
        }

        private static char Fold(char character) => character == ' ' ? '_' : char.ToLowerInvariant(character);
    }
}
