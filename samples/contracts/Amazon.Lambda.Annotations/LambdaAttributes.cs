namespace Amazon.Lambda.Annotations;

[AttributeUsage(AttributeTargets.Method)]
public class LambdaFunctionAttribute : Attribute
{
    public string ResourceName { get; set; }

    public uint Timeout { get; set; }

    public uint MemorySize { get; set; }

    public string Role { get; set; }

    public string Policies { get; set; }

    public LambdaPackageType PackageType { get; set; }
}

public enum LambdaPackageType
{
    Zip,
    Image,
}

[AttributeUsage(AttributeTargets.Class)]
public class LambdaStartupAttribute : Attribute;

[AttributeUsage(AttributeTargets.Assembly)]
public class LambdaGlobalPropertiesAttribute : Attribute
{
    public bool GenerateMain { get; set; }

    public string Runtime { get; set; }
}

[AttributeUsage(AttributeTargets.Parameter)]
public class FromServicesAttribute : Attribute;

public interface INamedAttribute
{
    string Name { get; set; }
}
