using GovernedAi.CodeFixes.Editing;
using GovernedAi.CodeFixes.Extracting;
using GovernedAi.CodeFixes.Forwarding;
using GovernedAi.CodeFixes.Offers;
using GovernedAi.CodeFixes.Splitting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.CodeFixes.Placing;

/// <summary>
/// Has the attributes govern what they were meant for: a body moves into a governed method that takes its place, or, where a body
/// cannot move, each model call in it does; from a type they go to its methods that call a model.
/// </summary>
internal sealed class MoveGovernance : Offer
{
    public override string Title => "Move it to a partial method, where it governs";

    public override string Key => nameof(MoveGovernance);

    public override Task<Action<ProjectNames>?> Plan(FileEdit file, Diagnostic diagnostic, CancellationToken cancellation) =>
        Task.FromResult(MisplacedGovernance.At(file, diagnostic, cancellation) is { } misplaced ? Plan(file, misplaced, cancellation) : null);

    private static Action<ProjectNames>? Plan(FileEdit file, MisplacedGovernance misplaced, CancellationToken cancellation)
    {
        var moved = new MovedAttributes(misplaced);
        if (Remedies(file, misplaced, moved, cancellation) is not { Count: > 0 } remedies || !remedies.All(moved.Suits))
            return null;

        return names =>
        {
            if (!file.IsFirst(misplaced.Owner, "governance moved"))
                return;
            AttributeRemoval.Remove(file, misplaced.Attributes);
            foreach (var remedy in remedies)
                remedy.Write(moved, names);
        };
    }

    private static IReadOnlyList<Remedy> Remedies(FileEdit file, MisplacedGovernance misplaced, MovedAttributes moved, CancellationToken cancellation)
    {
        Remedy? whole = misplaced.Owner switch
        {
            MethodDeclarationSyntax { ExplicitInterfaceSpecifier: not null } method => ForwardingMethod.Of(file, method, cancellation),
            LambdaExpressionSyntax or LocalFunctionStatementSyntax => ForwardingFunction.Of(file, misplaced.Owner, "Run", cancellation),
            _ => null,
        };
        if (whole is not null)
            return [whole];
        if (!moved.SuitAnyMethod)
            return [];
        return misplaced.Owner is TypeDeclarationSyntax type ? CallingMethods(file, type, cancellation) : Calls(file, misplaced.Owner, cancellation);
    }

    /// <summary>The methods of the type that call a model; none where one of them cannot be split, for then the type's author has to decide.</summary>
    private static IReadOnlyList<Remedy> CallingMethods(FileEdit file, TypeDeclarationSyntax type, CancellationToken cancellation)
    {
        var methods = UngovernedCalls.In(type, file, cancellation).Select(EnclosingMethod.Of).Distinct().ToList();
        var splits = methods.Select(m => m?.Parent == type ? GovernedMethodSplit.Of(file, m, cancellation) : null).ToList();
        return splits.Contains(null) ? [] : [.. splits.OfType<Remedy>()];
    }

    private static IReadOnlyList<Remedy> Calls(FileEdit file, SyntaxNode owner, CancellationToken cancellation)
    {
        var calls = UngovernedCalls.Under(owner, file, cancellation).Select(c => CallExtraction.Of(file, c, cancellation)).ToList();
        return calls.Contains(null) ? [] : [.. calls.OfType<Remedy>()];
    }
}
