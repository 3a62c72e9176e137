namespace Lifeguard.Verification;

/// <summary>What is verified beyond the stated diagnostics and the stated fixed code. All of it, unless a test leaves one out with <see cref="AnalyzerTest.Skip"/>.</summary>
[Flags]
public enum VerificationChecks
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Below <c>#pragma warning disable</c> nothing is reported.</summary>
    Suppression = 1 << 0,

    /// <summary>In generated code the analyzer does what <see cref="AnalyzerTest.GeneratedCode"/> says.</summary>
    GeneratedCode = 1 << 1,

    /// <summary>Neither the order of the files, nor concurrency, nor an earlier run changes what is reported.</summary>
    OrderAndConcurrency = 1 << 2,

    /// <summary>A cancelled run ends in <see cref="OperationCanceledException"/> or not at all.</summary>
    Cancellation = 1 << 3,

    /// <summary>The lowest language version that the code compiles with, and preview, give the same diagnostics.</summary>
    LanguageVersions = 1 << 4,

    /// <summary>Without the libraries nothing is reported.</summary>
    LibraryAbsent = 1 << 5,

    /// <summary>Types of the user's own, named as those of the libraries, are left alone.</summary>
    Doppelganger = 1 << 6,

    /// <summary>Half-written code makes neither the analyzer nor the fix throw.</summary>
    BrokenCode = 1 << 7,

    /// <summary>No fix targets a diagnostic that the IDE learns only from a whole build.</summary>
    LocalDiagnostics = 1 << 8,

    /// <summary>The tree a fix builds is the one a parser builds from its text.</summary>
    TreeShape = 1 << 9,

    /// <summary>Fix All in document, project and solution arrives at the batch-fixed code.</summary>
    FixAll = 1 << 10,

    /// <summary>A fix keeps LF in LF files and CRLF in CRLF files.</summary>
    LineEndings = 1 << 11,

    /// <summary>A fix keeps tabs in tabbed code, also one level deeper.</summary>
    Indentation = 1 << 12,

    /// <summary>A fix keeps every comment, once.</summary>
    Comments = 1 << 13,

    /// <summary>Formatting what a fix changed changes nothing.</summary>
    Formatting = 1 << 14,

    /// <summary>A fix leaves members alone that its diagnostics do not concern.</summary>
    UntouchedMembers = 1 << 15,

    /// <summary>A fix claims only what the analyzers under test can report.</summary>
    FixableIds = 1 << 16,

    /// <summary>A generator computes nothing anew when somebody types elsewhere.</summary>
    GeneratorCaching = 1 << 17,

    /// <summary>What a generator keeps between runs is equal for equal code, and holds nothing of the compilation.</summary>
    GeneratorModel = 1 << 18,

    /// <summary>Neither the order of the files nor their line endings change what is generated.</summary>
    GeneratorDeterminism = 1 << 19,

    /// <summary>Everything.</summary>
    All = (1 << 20) - 1,
}
