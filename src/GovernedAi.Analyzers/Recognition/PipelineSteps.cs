using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>Tells what is only a step of a client's or an agent's pipeline, <c>ChatClientBuilder.Use(…)</c>: then the pipeline's callers make its calls.</summary>
internal sealed class PipelineSteps(Compilation compilation)
{
    private readonly ConcurrentDictionary<IMethodSymbol, bool> _steps = new(SymbolEqualityComparer.Default);
    private readonly GivenSteps _given = new(compilation);

    /// <summary>Whether a call stands in a function that is given to a pipeline on the spot, or is given to one itself.</summary>
    public static bool Hold(IOperation call)
    {
        // What is worked out on the spot, to be handed to Use, is no step of it.
        if (call is IMethodReferenceOperation && IsGiven(call))
            return true;
        for (var at = call.Parent; at is not null; at = at.Parent)
        {
            if (at is IAnonymousFunctionOperation && IsGiven(at) || at is ILocalFunctionOperation local && IsGivenOnly(local))
                return true;
        }

        return false;
    }

    /// <summary>Whether a method is given to pipelines and used for nothing else, and a call in it goes to the client or agent that the pipeline gives it.</summary>
    public bool Forwards(IMethodSymbol method, IOperation call)
        => call is IInvocationOperation invocation && GivenValue.IsReceiverOf(invocation, method)
            && MayBeStep(method.OriginalDefinition) && _given.Hold(method.Name) && _steps.GetOrAdd(method.OriginalDefinition, IsGivenOnly);

    // Whoever else runs a local function makes its calls too.
    private static bool IsGivenOnly(ILocalFunctionOperation local)
    {
        IOperation root = local;
        while (root.Parent is { } outer)
            root = outer;
        var uses = root.DescendantsAndSelf().Where(at => Used(at) is { } used && SymbolEqualityComparer.Default.Equals(used.OriginalDefinition, local.Symbol.OriginalDefinition)).ToList();
        return uses.Count > 0 && uses.TrueForAll(use => use is IMethodReferenceOperation && IsGiven(use));
    }

    private static IMethodSymbol? Used(IOperation operation) => operation switch
    {
        IMethodReferenceOperation reference => reference.Method,
        IInvocationOperation invocation => invocation.TargetMethod,
        _ => null,
    };

    // Of what others may run by another name, or in another assembly, not every use can be seen.
    private bool MayBeStep(IMethodSymbol method)
        => method is { MethodKind: MethodKind.Ordinary, IsExtensionMethod: false, IsVirtual: false, IsAbstract: false, IsOverride: false }
            && (method.IsStatic || method.DeclaredAccessibility == Accessibility.Private || method.ContainingType.IsSealed && !Implementations.Of(method).Any())
            && (compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication or OutputKind.WindowsRuntimeApplication || !IsSeenOutside(method));

    private static bool IsSeenOutside(ISymbol symbol)
    {
        for (var at = symbol; at is IMethodSymbol or INamedTypeSymbol; at = at.ContainingType)
        {
            if (at.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal))
                return false;
        }

        return true;
    }

    private bool IsGivenOnly(IMethodSymbol method)
    {
        var text = new NamesInText([method.Name]);
        var found = false;
        foreach (var tree in compilation.SyntaxTrees)
        {
            if (!text.MayBeIn(tree.GetText()))
                continue;
            SemanticModel? model = null;
            foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>().Where(name => name.Identifier.ValueText == method.Name))
            {
#pragma warning disable RS1030 // A step may stand in another file than its pipeline; asked only where a call of its parameter is about to be reported.
                model ??= compilation.GetSemanticModel(tree);
#pragma warning restore RS1030
                if (!MayMean(model.GetSymbolInfo(name), method))
                    continue;
                var use = model.GetOperation(name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name);
                if (use?.Parent is INameOfOperation)
                    continue;
                if (use is not IMethodReferenceOperation || !IsGiven(use))
                    return false;
                found = true;
            }
        }

        return found;
    }

    private static bool MayMean(SymbolInfo bound, IMethodSymbol method) => Means(bound.Symbol, method) || bound.CandidateSymbols.Any(symbol => Means(symbol, method));

    private static bool Means(ISymbol? symbol, IMethodSymbol method) => SymbolEqualityComparer.Default.Equals(symbol?.OriginalDefinition, method);

    private static bool IsGiven(IOperation function)
    {
        var at = function.Parent;
        while (at is IDelegateCreationOperation or IConversionOperation or IParenthesizedOperation)
            at = at.Parent;
        return at is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var receiver } } && TakesStep(receiver);
    }

    private static bool TakesStep(IMethodSymbol method)
        => method.ContainingType is { } type && CallForms.TakesStep(method.Name, type.Name, () => type.ContainingNamespace.ToDisplayString());
}
