using GovernedAi.Analyzers.Generation;
using GovernedAi.CodeFixes.Editing;
using GovernedAi.CodeFixes.Offers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GovernedAi.CodeFixes.Extracting;

/// <summary>Hands out, in place of a model call's method group, a lambda that goes through a governed method.</summary>
internal sealed class DelegateExtraction : Remedy
{
    private readonly FileEdit _file;
    private readonly ModelCall _call;
    private readonly Home _home;
    private readonly GovernedPair _pair;
    private readonly IMethodSymbol _delegate;

    private DelegateExtraction(FileEdit file, ModelCall call, Home home, GovernedPair pair, IMethodSymbol @delegate)
    {
        _file = file;
        _call = call;
        _home = home;
        _pair = pair;
        _delegate = @delegate;
    }

    public override MethodResult Result => _call.Result;

    public override bool TakesReferences => false;

    public override IEnumerable<ITypeSymbol> ParameterTypes => _pair.Parameters.Select(p => p.Type);

    public static Task<Remedy?> At(FileEdit file, Diagnostic diagnostic, CancellationToken cancellation) =>
        Task.FromResult<Remedy?>(file.Root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is ExpressionSyntax group ? Of(file, group, cancellation) : null);

    public override void Write(Arrangement arrangement, ProjectNames names)
    {
        if (!_file.Treats(_call.Syntax))
            return;

        var name = _pair.Settle(arrangement, names, candidate => _home.IsHidden(candidate, _call.Syntax, _file.Model));
        var parameters = _call.Parameters.Select(p => LocalName.Free(_file, _call.Syntax, p.Name)).ToList();
        var typed = parameters.Select((p, i) => IsInferred() ? $"{TypeText.Of(_delegate.Parameters[i].Type, _file.Model, _call.Syntax.SpanStart)} {p}" : p);
        var arguments = _call.Receiver == ReceiverKind.Value ? parameters.Prepend(_call.ReceiverSyntax.ToString()) : parameters;
        _file.Replace(_call.Syntax.Span, $"({string.Join(", ", typed)}) => {name}({string.Join(", ", arguments)})");
    }

    private static DelegateExtraction? Of(FileEdit file, ExpressionSyntax group, CancellationToken cancellation)
    {
        if (file.Model.GetOperation(group, cancellation) is not IMethodReferenceOperation { Parent: IDelegateCreationOperation { Type: INamedTypeSymbol { DelegateInvokeMethod: { } invoke } } } reference ||
            file.Model.GetSymbolInfo(group, cancellation).Symbol is not IMethodSymbol named ||
            ModelCall.ReadReference(group, named, file.Model, cancellation) is not { } call ||
            call.Parameters.Length != invoke.Parameters.Length || invoke.Parameters.Any(p => p.RefKind != RefKind.None) ||
            LibraryStream.SequenceOf(call.Definition.ReturnType) is not null || !call.EndsInItsWrapper(file.Model) ||
            Home.Of(file, group, cancellation) is not { } home ||
            call.Receiver == ReceiverKind.Self && !home.HasThis)
        {
            return null;
        }

        return GovernedPair.Of(file, call, home) is { } pair ? new DelegateExtraction(file, call, home, pair, invoke) : null;
    }

    /// <summary>Whether the delegate's type comes from the method group itself, so that the lambda has to say it.</summary>
    private bool IsInferred() =>
        _call.Syntax.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type.IsVar: true } } };
}
