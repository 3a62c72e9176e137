using Verify = Lifeguard.Verification.CSharpCodeFixVerifier<Lifeguard.Verification.Tests.Subjects.OldNameAnalyzer, Lifeguard.Verification.Tests.Subjects.OldNameFix>;

namespace Lifeguard.Verification.Tests;

public sealed class Smoke
{
    [Fact]
    public Task ReportsAndFixes() => Verify.VerifyCodeFixAsync(
        """
        class C
        {
            int [|old|];

            void M()
            {
                var [|old|] = 1; // keep
                System.Console.WriteLine(1);
            }
        }
        """,
        """
        class C
        {
            int recent;

            void M()
            {
                var recent = 1; // keep
                System.Console.WriteLine(1);
            }
        }
        """);
}
