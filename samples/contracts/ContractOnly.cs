/// <summary>What a contract does where the real package would work: it says that it is none.</summary>
internal sealed class ContractOnly : NotSupportedException
{
    public ContractOnly()
        : base("This is a contract: the names and signatures of a package, without its behaviour. Build with -p:UseHostPackages=true for the real one.")
    {
    }
}
