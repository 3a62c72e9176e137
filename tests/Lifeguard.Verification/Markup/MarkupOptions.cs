namespace Lifeguard.Verification;

/// <summary>How the markup of a test is read.</summary>
[Flags]
public enum MarkupOptions
{
    /// <summary>Everything is markup.</summary>
    None = 0,

    /// <summary><c>[|…|]</c> means the first descriptor of an analyzer that has several.</summary>
    UseFirstDescriptor = 1,

    /// <summary><c>$$</c> is code, as interpolated raw strings need it.</summary>
    TreatPositionIndicatorsAsCode = 2,
}
