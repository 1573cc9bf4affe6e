using GovernedAi.Analyzers.Generation;
using GovernedAi.CodeFixes.Editing;
using GovernedAi.CodeFixes.Offers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.CodeFixes.Extracting;

/// <summary>
/// Moves a call into a governed method of its own, whose parameters are the receiver and the arguments: for every place that
/// is no ordinary method, or one that cannot be split.
/// </summary>
internal sealed class CallExtraction : Remedy
{
    private readonly FileEdit _file;
    private readonly ModelCall _call;
    private readonly Home _home;
    private readonly GovernedPair _pair;

    private CallExtraction(FileEdit file, ModelCall call, Home home, GovernedPair pair)
    {
        _file = file;
        _call = call;
        _home = home;
        _pair = pair;
    }

    public override MethodResult Result => _call.Result;

    public override bool TakesReferences => false;

    public override IEnumerable<ITypeSymbol> ParameterTypes => _pair.Parameters.Select(p => p.Type);

    /// <summary>Prepares the extraction, or gives <see langword="null"/> where the call cannot be moved safely.</summary>
    public static CallExtraction? Of(FileEdit file, InvocationExpressionSyntax syntax, CancellationToken cancellation)
    {
        if (ModelCall.Read(syntax, file.Model, cancellation) is not { } call ||
            !CallRewrite.IsPossible(call) ||
            !call.EndsInItsWrapper(file.Model) ||
            Home.Of(file, syntax, cancellation) is not { } home ||
            call.Receiver == ReceiverKind.Self && !home.HasThis)
        {
            return null;
        }

        return GovernedPair.Of(file, call, home) is { } pair ? new CallExtraction(file, call, home, pair) : null;
    }

    public override void Write(Arrangement arrangement, ProjectNames names)
    {
        if (!_file.Treats(_call.Syntax))
            return;

        var name = _pair.Settle(arrangement, names, candidate => _home.IsHidden(candidate, _call.Syntax, _file.Model));
        if (StreamUse.DeclaredType(_call.Whole, _file.Model) is { } declared && _file.Model.GetTypeInfo(_call.Whole).Type is { } stream && LibraryStream.SequenceOf(stream) is { } sequence)
            _file.Replace(declared.Span, TypeText.Of(sequence, _file.Model, declared.SpanStart));
        CallRewrite.Write(_file, _call, name + TypeArguments(), _pair.Parameters.FirstOrDefault().Name);
    }

    /// <summary>Written at the call as they were, or where they are the caller's own and no argument tells them.</summary>
    private string TypeArguments()
    {
        if (_pair.Borrowed.IsEmpty)
            return _call.TypeArguments;

        var told = BorrowedTypeParameters.In(_pair.Parameters.Select(p => p.Type), _home.Type);
        return _pair.Borrowed.All(b => told.Contains(b, SymbolEqualityComparer.Default)) ? "" : $"<{string.Join(", ", _pair.Borrowed.Select(b => b.Name))}>";
    }
}
