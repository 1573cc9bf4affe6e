using System.Collections.Immutable;
using GovernedAi.Analyzers.Generation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GovernedAi.CodeFixes.Extracting;

/// <summary>What a call is made on.</summary>
internal enum ReceiverKind
{
    /// <summary>An object, which the governed method takes as its first parameter.</summary>
    Value,

    /// <summary>The type around the call: the governed method is an instance method and calls its own.</summary>
    Self,

    /// <summary>Nothing: a static method.</summary>
    None,
}

/// <summary>A call that is about to be moved into a governed method of its own.</summary>
internal sealed class ModelCall
{
    private ModelCall(ExpressionSyntax syntax, IMethodSymbol definition, bool isReduced, ReceiverKind receiver, ImmutableArray<IParameterSymbol> parameters)
    {
        Syntax = syntax;
        Definition = definition;
        IsReducedExtension = isReduced;
        Receiver = receiver;
        Parameters = parameters;
    }

    /// <summary>The call, or the method group that stands for it.</summary>
    public ExpressionSyntax Syntax { get; }

    public ArgumentListSyntax ArgumentList => ((InvocationExpressionSyntax)Syntax).ArgumentList;

    /// <summary>
    /// The method called, its own type parameters open: the governed method repeats them, so that one serves every type argument
    /// and none has to be named. An extension method stands here in its static form.
    /// </summary>
    public IMethodSymbol Definition { get; }

    /// <summary>Whether the call is written <c>receiver.Extension(…)</c>.</summary>
    public bool IsReducedExtension { get; }

    public ReceiverKind Receiver { get; }

    /// <summary>The parameters the call supplies, in the order of the method; the receiver is not among them.</summary>
    public ImmutableArray<IParameterSymbol> Parameters { get; }

    /// <summary>
    /// The token that the call leaves out and hands over with the enumeration, by <c>WithCancellation</c>: a wrapper without one would lose it.
    /// </summary>
    public IParameterSymbol? TokenOfEnumeration { get; private init; }

    /// <summary>The names of parameters that get a null and whose types do not say whether they may: the governed method has to.</summary>
    private ImmutableArray<string> Nulls { get; init; } = [];

    /// <summary>The type of one of <see cref="Parameters"/> as the governed method declares it.</summary>
    public ITypeSymbol TypeOf(IParameterSymbol parameter) =>
        Nulls.Contains(parameter.Name) ? parameter.Type.WithNullableAnnotation(NullableAnnotation.Annotated) : parameter.Type;

    /// <summary>What the governed method returns: what the call does, or the plain sequence that a library's own stream is.</summary>
    public ITypeSymbol ReturnType => LibraryStream.SequenceOf(Definition.ReturnType) ?? Definition.ReturnType;

    /// <summary>How the governed method hands its result over.</summary>
    public MethodResult Result => LibraryStream.SequenceOf(Definition.ReturnType) is { } sequence
        ? new(sequence.Name == "IEnumerable" ? ResultKind.Stream : ResultKind.AsyncStream, sequence.TypeArguments[0])
        : MethodResult.Of(Definition);

    /// <summary>Whether the call is over when a wrapper around it is.</summary>
    public bool EndsInItsWrapper(SemanticModel model) =>
        MethodShape.OfSignature(Definition, Result) is null && (LibraryStream.SequenceOf(Definition.ReturnType) is null || StreamUse.IsOnlyIterated(Whole, model));

    /// <summary>The call with its <c>receiver?</c>.</summary>
    public ExpressionSyntax Whole => IsConditional ? (ExpressionSyntax)Syntax.Parent! : Syntax;

    /// <summary>The type of the receiver as the method declares it, which is what makes one governed method fit many receivers.</summary>
    public ITypeSymbol ReceiverType => IsReducedExtension ? Definition.Parameters[0].Type : Definition.ContainingType;

    /// <summary>The receiver's expression, for <see cref="ReceiverKind.Value"/>.</summary>
    public ExpressionSyntax ReceiverSyntax => IsConditional
        ? ((ConditionalAccessExpressionSyntax)Syntax.Parent!).Expression
        : ((MemberAccessExpressionSyntax)Callee).Expression;

    /// <summary>Whether it is written <c>receiver?.Method(…)</c>.</summary>
    public bool IsConditional => Callee is MemberBindingExpressionSyntax;

    /// <summary>Type arguments as written, with their brackets, or nothing.</summary>
    public string TypeArguments => NameSyntax is GenericNameSyntax generic ? generic.TypeArgumentList.ToString() : "";

    /// <summary>The method's name where the call writes it.</summary>
    public SimpleNameSyntax NameSyntax => NameOf(Callee)!;

    private ExpressionSyntax Callee => Syntax is InvocationExpressionSyntax invocation ? invocation.Expression : Syntax;

    /// <summary>Reads a call, or gives <see langword="null"/> for one that another method cannot make in its place.</summary>
    public static ModelCall? Read(InvocationExpressionSyntax syntax, SemanticModel model, CancellationToken cancellation)
    {
        if (NameOf(syntax.Expression) is null ||
            model.GetSymbolInfo(syntax, cancellation).Symbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.ReducedExtension } called ||
            model.GetOperation(syntax, cancellation) is not IInvocationOperation operation)
        {
            return null;
        }

        var isReduced = called.MethodKind == MethodKind.ReducedExtension;
        var definition = (called.ReducedFrom ?? called).ConstructedFrom;
        if (ReceiverOf(syntax.Expression, called) is not { } receiver || Supplied(operation, definition, isReduced) is not { } parameters)
            return null;

        var token = syntax.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "WithCancellation" }
            ? definition.Parameters.FirstOrDefault(p => p.Type.Name == nameof(CancellationToken) && !parameters.Contains(p, SymbolEqualityComparer.Default))
            : null;
        var call = new ModelCall(syntax, definition, isReduced, receiver, token is null ? parameters : parameters.Add(token)) { TokenOfEnumeration = token, Nulls = NullsIn(operation, model) };
        return receiver == ReceiverKind.Value && !CanPass(call, model, cancellation) ? null : call;
    }

    /// <summary>Reads a method group, or gives <see langword="null"/> where the delegate could not be made from another method as well.</summary>
    public static ModelCall? ReadReference(ExpressionSyntax syntax, IMethodSymbol named, SemanticModel model, CancellationToken cancellation)
    {
        var definition = (named.ReducedFrom ?? named).ConstructedFrom;
        if (named.Arity > 0 || NameOf(syntax) is null || ReceiverOf(syntax, named) is not { } receiver || definition.Parameters.Any(p => p.RefKind != RefKind.None))
            return null;

        var isReduced = named.MethodKind == MethodKind.ReducedExtension;
        var call = new ModelCall(syntax, definition, isReduced, receiver, isReduced ? definition.Parameters.RemoveAt(0) : definition.Parameters);
        // A receiver is evaluated once for a delegate and at every call for a lambda: only one that stays what it is will do.
        return receiver == ReceiverKind.Value && !(call.ReceiverSyntax is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } && CanPass(call, model, cancellation))
            ? null
            : call;
    }

    private static SimpleNameSyntax? NameOf(ExpressionSyntax callee) => callee switch
    {
        MemberAccessExpressionSyntax { RawKind: (int)SyntaxKind.SimpleMemberAccessExpression } access => access.Name,
        // Only the whole of what follows the question mark: in `a?.B.C()` the call has no receiver of its own to pass.
        MemberBindingExpressionSyntax binding when callee.Parent?.Parent is ConditionalAccessExpressionSyntax conditional && conditional.WhenNotNull == callee.Parent => binding.Name,
        SimpleNameSyntax name => name,
        _ => null,
    };

    private static ReceiverKind? ReceiverOf(ExpressionSyntax callee, IMethodSymbol called) => callee switch
    {
        MemberAccessExpressionSyntax when called.IsStatic => ReceiverKind.None,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax or BaseExpressionSyntax } => ReceiverKind.Self,
        MemberAccessExpressionSyntax or MemberBindingExpressionSyntax => ReceiverKind.Value,
        _ when called.IsStatic => ReceiverKind.None,
        _ => ReceiverKind.Self,
    };

    /// <summary>A copy of a struct is another receiver, and a conditional receiver has to be a reference for its pattern to fit.</summary>
    private static bool CanPass(ModelCall call, SemanticModel model, CancellationToken cancellation)
    {
        var type = model.GetTypeInfo(call.ReceiverSyntax, cancellation).Type;
        return type is { IsReferenceType: true } || type is { IsReadOnly: true, IsRefLikeType: false } && !call.IsConditional;
    }

    /// <summary>The parameters that the call gives a value, or <see langword="null"/> when one of them cannot be handed on.</summary>
    private static ImmutableArray<IParameterSymbol>? Supplied(IInvocationOperation operation, IMethodSymbol definition, bool isReduced)
    {
        var supplied = new SortedDictionary<int, IParameterSymbol>();
        foreach (var argument in operation.Arguments)
        {
            if (argument.Parameter is not { } parameter)
                return null;
            if (argument.ArgumentKind == ArgumentKind.DefaultValue || isReduced && parameter.Ordinal == 0 || IsEmptyParams(argument))
                continue;
            if (parameter.RefKind is not (RefKind.None or RefKind.In) || argument.Syntax is ArgumentSyntax { RefKindKeyword.RawKind: not 0 })
                return null;
            supplied[parameter.Ordinal] = definition.Parameters[parameter.Ordinal];
        }

        return [.. supplied.Values];
    }

    /// <summary>A library without nullable annotations takes null without a word; a method written where they are on would not.</summary>
    private static ImmutableArray<string> NullsIn(IInvocationOperation operation, SemanticModel model) =>
        [.. operation.Arguments
            .Where(a => a.Parameter is { Type: { IsReferenceType: true, NullableAnnotation: NullableAnnotation.None } } && a.Syntax is ArgumentSyntax argument &&
                (a.Value.ConstantValue is { HasValue: true, Value: null } || model.GetTypeInfo(argument.Expression).Nullability.FlowState == NullableFlowState.MaybeNull))
            .Select(a => a.Parameter!.Name)];

    private static bool IsEmptyParams(IArgumentOperation argument) =>
        argument.ArgumentKind is ArgumentKind.ParamArray or ArgumentKind.ParamCollection && argument.Value switch
        {
            IArrayCreationOperation array => array.Initializer is null or { ElementValues.IsEmpty: true },
            ICollectionExpressionOperation collection => collection.Elements.IsEmpty,
            _ => false,
        };
}
