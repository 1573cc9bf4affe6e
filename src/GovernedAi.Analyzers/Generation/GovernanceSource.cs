using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.Analyzers.Generation;

/// <summary>Finds the <c>IGovernance</c> a wrapper begins its call on.</summary>
/// <remarks>
/// A field or property of the type or of what it inherits, else a primary-constructor parameter, else the host's default. A field
/// comes before the parameter it was filled from, since using the parameter as well would store it twice.
/// </remarks>
internal static class GovernanceSource
{
    private const string HostDefault = "global::GovernedAi.GovernanceHost.Default";

    /// <returns>The expression, or why it cannot be reached from the method.</returns>
    public static (string? Expression, string? Obstacle) Of(IMethodSymbol method, Compilation compilation, CancellationToken cancellation)
    {
        var hidden = new HashSet<string>(method.Parameters.Select(p => p.Name));
        var type = method.ContainingType;
        for (var at = type; at is not null; at = at.BaseType)
        {
            foreach (var member in at.GetMembers())
            {
                if (!Holds(member) || (method.IsStatic && !member.IsStatic) || !compilation.IsSymbolAccessibleWithin(member, type))
                    continue;
                var name = CodeText.Identifier(member.Name);
                if (!hidden.Contains(member.Name))
                    return (name, null);
                return (member.IsStatic ? $"{at.Code()}.{name}" : $"this.{name}", null);
            }
        }

        // A record's primary-constructor parameters are properties, found above.
        if (method.IsStatic || type.IsRecord)
            return (HostDefault, null);
        var parameter = type.InstanceConstructors
            .Where(c => c.DeclaringSyntaxReferences.Any(r => r.GetSyntax(cancellation) is TypeDeclarationSyntax))
            .SelectMany(c => c.Parameters)
            .FirstOrDefault(p => IsGovernance(p.Type) && p.RefKind == RefKind.None);
        if (parameter is null)
            return (HostDefault, null);
        return hidden.Contains(parameter.Name)
            ? (null, $"its parameter `{parameter.Name}` hides the type's `IGovernance` of that name; rename one of them")
            : (CodeText.Identifier(parameter.Name), null);
    }

    private static bool Holds(ISymbol member) => member switch
    {
        IFieldSymbol { IsImplicitlyDeclared: false, CanBeReferencedByName: true } field => IsGovernance(field.Type),
        IPropertySymbol { GetMethod: not null, Parameters.Length: 0, CanBeReferencedByName: true } property => IsGovernance(property.Type),
        _ => false,
    };

    private static bool IsGovernance(ITypeSymbol type) => type.IsNamed("GovernedAi.IGovernance");
}
