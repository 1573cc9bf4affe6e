using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.Analyzers.Generation;

/// <summary>An annotated method that cannot be wrapped, and the rule that says why.</summary>
internal sealed record UnwrappedMethodModel
{
    public required GovernedTypeModel Type { get; init; }

    public required string Signature { get; init; }

    public required EquatableArray<string> Constraints { get; init; }

    /// <summary>The id of the first rule that speaks against the wrapper.</summary>
    public required string Rule { get; init; }

    /// <returns><see langword="null"/> where no implementing part may stand: there the compiler's own error breaks the build.</returns>
    public static UnwrappedMethodModel? Of(IMethodSymbol method, GovernedMethodParse parse, CancellationToken cancellation)
    {
        if (parse.Faults.IsEmpty || method is not { IsPartialDefinition: true, PartialImplementationPart: null } || !DrownedFault.MayHavePart(method, cancellation))
            return null;
        return method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is MethodDeclarationSyntax syntax
            ? new()
            {
                Type = GovernedTypeParser.Parse(method.ContainingType, MethodShape.HasPointers(method), cancellation),
                Signature = MethodSignature.Of(method, syntax, isAsync: false),
                Constraints = MethodSignature.Constraints(method, syntax).ToEquatable(),
                Rule = parse.Faults[0].Rule.Id,
            }
            : null;
    }
}
