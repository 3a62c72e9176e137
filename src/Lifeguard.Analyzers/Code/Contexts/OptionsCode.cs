using Lifeguard.Analyzers.Code.Creation;
using Lifeguard.Analyzers.Code.Reach;
using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Lifeguard.Analyzers.Code.Contexts;

/// <summary>Code that EF Core runs again and again to make the options of a <c>DbContext</c>: the delegate of a registration, or an override of <c>OnConfiguring</c>.</summary>
/// <param name="Body">The lambda's body, or the declaration of the method.</param>
/// <param name="Every">For the message: <c>scope</c>, <c>'OrdersContext' that is resolved</c>.</param>
/// <param name="Reason">For the message, why that often.</param>
internal sealed record OptionsCode(SyntaxNode Body, string Every, string Reason)
{
    private const string Registrar = "Microsoft.Extensions.DependencyInjection.EntityFrameworkServiceCollectionExtensions";

    // Whichever comes first registers the options, for good.
    private static readonly string[] OtherRegistrations = ["AddDbContextPool", "AddPooledDbContextFactory", "AddDbContextFactory"];

    /// <summary>The delegate that a registration hands over; null where the call is none, or EF Core runs its delegate once per process.</summary>
    public static OptionsCode? OfRegistration(IInvocationOperation call, LifeguardModel model, CancellationToken cancel)
    {
        if (call.TargetMethod.Name is not ("AddDbContext" or "AddDbContextFactory") || !call.TargetMethod.ContainingType.IsNamed(Registrar)) return null;
        if (OptionsLifetime(call) is not { } lifetime || lifetime == ServiceLifetime.Singleton) return null;
        var options = call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "optionsAction" && argument.ArgumentKind == ArgumentKind.Explicit);
        if (options?.Value.Syntax is not ExpressionSyntax handedOver || BodyOf(handedOver, model, cancel) is not { } body) return null;
        if (call.TargetMethod.TypeArguments is not [.., INamedTypeSymbol context] || IsRegisteredOtherwise(context, call, model, cancel)) return null;
        return lifetime == ServiceLifetime.Scoped
            ? new OptionsCode(body, "scope", $"EF Core makes the options of '{context.Name}' anew in each")
            : new OptionsCode(body, $"'{context.Name}' that is resolved", "its options are registered as transient");
    }

    /// <summary>The override, where contexts of its type come and go; null for other methods, and where it is only a fallback for contexts without options.</summary>
    public static OptionsCode? OfOverride(MethodDeclarationSyntax declaration, LifeguardModel model, CancellationToken cancel)
    {
        if (declaration.Identifier.ValueText != "OnConfiguring") return null;
        if (model.Models.Of(declaration).GetDeclaredSymbol(declaration, cancel) is not { IsOverride: true, ContainingType: { } context }) return null;
        if (!context.IsOrExtends(DatabaseProviders.DbContext) || (AsksWhetherConfigured(declaration) && TakesOptions(context)) || !ComesAndGoes(context, model, cancel)) return null;
        return new OptionsCode(declaration, $"'{context.Name}' object", "EF Core calls 'OnConfiguring' for each");
    }

    // The context's lifetime decides where it is the shorter word: a singleton context has singleton options.
    private static ServiceLifetime? OptionsLifetime(IInvocationOperation call)
    {
        if (call.TargetMethod.Name == "AddDbContextFactory") return LifetimeOf(call, "lifetime");
        return (LifetimeOf(call, "contextLifetime"), LifetimeOf(call, "optionsLifetime")) switch
        {
            (null, _) or (_, null) => null,
            (ServiceLifetime.Singleton, _) => ServiceLifetime.Singleton,
            var (_, options) => options,
        };
    }

    private static ServiceLifetime? LifetimeOf(IInvocationOperation call, string parameter) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter)?.Value.ConstantValue is { HasValue: true, Value: int value }
        && Enum.IsDefined(typeof(ServiceLifetime), value)
            ? (ServiceLifetime)value
            : null;

    // A lambda, a local or field that holds one, or a method of the source.
    private static SyntaxNode? BodyOf(ExpressionSyntax handedOver, LifeguardModel model, CancellationToken cancel)
    {
        while (handedOver is ParenthesizedExpressionSyntax or CastExpressionSyntax)
        {
            handedOver = handedOver is CastExpressionSyntax cast ? cast.Expression : ((ParenthesizedExpressionSyntax)handedOver).Expression;
        }

        if (handedOver is AnonymousFunctionExpressionSyntax lambda) return lambda.Body;
        if (handedOver is not (IdentifierNameSyntax or MemberAccessExpressionSyntax)) return null;
        var semantics = model.Models.Of(handedOver);
        return semantics.GetSymbolInfo(handedOver, cancel).Symbol is IMethodSymbol method
            ? method.DeclarationsIn(model.Compilation).FirstOrDefault()?.GetSyntax(cancel)
            : (SingleValue.Of(handedOver, semantics, cancel) as AnonymousFunctionExpressionSyntax)?.Body;
    }

    private static bool IsRegisteredOtherwise(INamedTypeSymbol context, IInvocationOperation call, LifeguardModel model, CancellationToken cancel) =>
        RegistrationsOf(context, OtherRegistrations, model, cancel).Any(other => other != call.Syntax && MakesOptionsOnce(other, model, cancel));

    private static bool MakesOptionsOnce(InvocationExpressionSyntax registration, LifeguardModel model, CancellationToken cancel) =>
        model.Models.Of(registration).GetOperation(registration, cancel) is not IInvocationOperation { TargetMethod.Name: "AddDbContextFactory" } factory
        || LifetimeOf(factory, "lifetime") is null or ServiceLifetime.Singleton;

    private static IEnumerable<InvocationExpressionSyntax> RegistrationsOf(INamedTypeSymbol context, string[] methods, LifeguardModel model, CancellationToken cancel)
    {
        foreach (var token in methods.SelectMany(method => model.Source.TokensOf(method, cancel)))
        {
            if (token.Parent is GenericNameSyntax { TypeArgumentList.Arguments: [.., var named], Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax registration } }
                && SymbolEqualityComparer.Default.Equals(model.Models.Of(named).GetSymbolInfo(named, cancel).Symbol, context))
            {
                yield return registration;
            }
        }
    }

    // if (!options.IsConfigured) …: for tools, where the program hands options to the constructor.
    private static bool AsksWhetherConfigured(MethodDeclarationSyntax declaration) =>
        declaration.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == "IsConfigured");

    private static bool TakesOptions(INamedTypeSymbol context) =>
        context.InstanceConstructors.Any(constructor => constructor.Parameters.Any(parameter => parameter.Type.IsOrExtends("Microsoft.EntityFrameworkCore.DbContextOptions")));

    // In a library anybody may make contexts; in a function, registrations and handlers do.
    private static bool ComesAndGoes(INamedTypeSymbol context, LifeguardModel model, CancellationToken cancel)
    {
        if (context.Name.IndexOf("migrat", StringComparison.OrdinalIgnoreCase) >= 0) return false;
        if (model.Kind(cancel) == ProjectKind.Library) return true;
        var reach = HandlerReach.For(model, cancel);
        return reach.Registrations(cancel).Of(context).Any(registration => registration.Lifetime != ServiceLifetime.Singleton)
            || RegistrationsOf(context, ["AddDbContextFactory"], model, cancel).Any()
            || reach.IsBuiltPerInvocation(context, cancel);
    }
}
