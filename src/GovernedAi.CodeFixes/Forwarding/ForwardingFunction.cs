using System.Collections.Immutable;
using GovernedAi.Analyzers.Generation;
using GovernedAi.CodeFixes.Editing;
using GovernedAi.CodeFixes.Extracting;
using GovernedAi.CodeFixes.Offers;
using GovernedAi.CodeFixes.Splitting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GovernedAi.CodeFixes.Forwarding;

/// <summary>Leaves a lambda or local function as it is, name and parameters, attributes and all, and moves its body into a governed method that it calls.</summary>
internal sealed class ForwardingFunction : Remedy
{
    private readonly FileEdit _file;
    private readonly SyntaxNode _function;
    private readonly CSharpSyntaxNode _body;
    private readonly IMethodSymbol _symbol;
    private readonly Home _home;
    private readonly ImmutableArray<(ITypeSymbol Type, string Name)> _parameters;
    private readonly bool _usesThis;
    private readonly string _nameless;
    private readonly CalledFunctions _called;
    private readonly ListedResult? _listed;

    private ForwardingFunction(FileEdit file, SyntaxNode function, CSharpSyntaxNode body, IMethodSymbol symbol, Home home, ImmutableArray<(ITypeSymbol, string)> parameters, bool usesThis, string nameless, CalledFunctions called, ListedResult? listed)
    {
        _file = file;
        _function = function;
        _body = body;
        _symbol = symbol;
        _home = home;
        _parameters = parameters;
        _usesThis = usesThis;
        _nameless = nameless;
        _called = called;
        _listed = listed;
    }

    public override MethodResult Result => _listed?.Result ?? MethodResult.Of(_symbol);

    public override bool TakesReferences => false;

    public override IEnumerable<ITypeSymbol> ParameterTypes => _parameters.Select(p => p.Type);

    /// <summary>Prepares it, or gives <see langword="null"/> where the body uses what no parameter can hand on.</summary>
    /// <param name="file">The file.</param>
    /// <param name="function">The lambda or local function.</param>
    /// <param name="nameless">What to call the governed method of a lambda that nothing gives a name.</param>
    /// <param name="cancellation">Stops it.</param>
    public static ForwardingFunction? Of(FileEdit file, SyntaxNode function, string nameless, CancellationToken cancellation)
    {
        if (BodyOf(function) is not { } body ||
            (function is LambdaExpressionSyntax ? file.Model.GetSymbolInfo(function, cancellation).Symbol : file.Model.GetDeclaredSymbol(function, cancellation)) is not IMethodSymbol { Arity: 0 } symbol ||
            symbol is { IsAsync: true, ReturnsVoid: true } ||
            Home.Of(file, function, cancellation) is not { } home ||
            ListedResult.Of(symbol, body, file.Model) is var listed &&
            MethodShape.OfSignature(symbol, listed?.Result ?? MethodResult.Of(symbol)) is not null ||
            function.DescendantTrivia().Any(t => t.IsDirective && t.SpanStart > function.SpanStart) ||
            CalledFunctions.By(body, file, home) is not { } called ||
            CapturedValues.In(body, home, file.Model) is not { } captured)
        {
            return null;
        }

        var parameters = captured.Values;
        var types = parameters.Select(p => p.Type).Append(symbol.ReturnType).ToList();

        return captured.UsesThis && !home.HasThis ||
            !BorrowedTypeParameters.In(types, home.Type).IsEmpty ||
            !types.All(t => t.SpecialType == SpecialType.System_Void || NameableTypes.CanName(t, file.Model.Compilation, home.Type))
            ? null
            : new ForwardingFunction(file, function, body, symbol, home, parameters, captured.UsesThis, nameless, called, listed);
    }

    public override void Write(Arrangement arrangement, ProjectNames names)
    {
        if (!_file.Treats(_function))
            return;

        var wanted = _function is LambdaExpressionSyntax lambda ? ToolName.For(lambda, _symbol, _nameless) : "Governed" + _symbol.Name;
        var name = names.Members.Take(_home.Type, wanted, "body of the function at " + _function.SpanStart, IsTaken);
        var governing = arrangement.For(new GovernedMember(_file, _home.Position, _home.Type, names.Members)
        {
            Name = name,
            Core = CoreName.Conventional(name),
            IsStatic = !_usesThis,
            Returned = Result,
            AllParameters = _parameters,
        });

        if (_listed is null && AsyncOf(_function) is { RawKind: not 0 } async)
            _file.Remove(TextSpan.FromBounds(async.SpanStart, async.GetNextToken().SpanStart));
        var forward = $"{(_listed is null ? "" : "await ")}{name}({string.Join(", ", _parameters.Select(p => Identifier.Write(p.Name)))})";
        if (_body is BlockSyntax)
        {
            var isLocal = _function is LocalFunctionStatementSyntax;
            _file.Replace(TextSpan.FromBounds(_body.GetFirstToken().GetPreviousToken().Span.End, _body.Span.End), isLocal ? $" => {forward};" : " " + forward);
        }
        else
        {
            _file.Replace(_body.Span, forward);
        }

        _called.Move(_file, _home);
        _home.Add(_file, string.Concat(governing.Attributes.Select(a => a + "\n")) + Header("partial ", name) + ";");
        _home.Add(_file, Header(_symbol.IsAsync ? "async " : "", MemberName.With(name, "Core")) + Body());
        foreach (var member in governing.Members)
            _home.Add(_file, member);
    }

    private static CSharpSyntaxNode? BodyOf(SyntaxNode function) => function switch
    {
        LambdaExpressionSyntax lambda => lambda.Body,
        LocalFunctionStatementSyntax { Body: { } body } => body,
        LocalFunctionStatementSyntax { ExpressionBody.Expression: { } expression } => expression,
        _ => null,
    };

    private static SyntaxToken AsyncOf(SyntaxNode function) => function switch
    {
        LambdaExpressionSyntax lambda => lambda.AsyncKeyword,
        LocalFunctionStatementSyntax local => local.Modifiers.FirstOrDefault(m => m.IsKind(SyntaxKind.AsyncKeyword)),
        _ => default,
    };

    private bool IsTaken(string name) =>
        TakenNames.IsMember(_home.Type, name) || TakenNames.IsMember(_home.Type, MemberName.With(name, "Core")) ||
        _file.Model.LookupSymbols(_function.SpanStart, name: name).Any(s => s is not INamespaceOrTypeSymbol);

    private string Header(string modifier, string name) =>
        ParameterLines.Write(
            $"private {(_usesThis ? "" : "static ")}{modifier}{Display(_listed?.Type ?? ReturnType())} {name}",
            _parameters.Select(p => $"{Display(p.Type)} {Identifier.Write(p.Name)}"));

    private string Body()
    {
        var outer = _file.Style.IndentAt(_body is BlockSyntax block ? block.CloseBraceToken.SpanStart : _body.SpanStart);
        var lines = MovedText.Lines(_file, _body, _body.SpanStart, outer, _listed?.Changes ?? []).ToList();
        return _body is BlockSyntax ? "\n" + string.Join("\n", lines) : $" =>\n    {string.Join("\n", lines.Select((line, i) => i == 0 || (line.Length > 0 && line[0] == LineStyle.Literal) ? line : "    " + line))};";
    }

    /// <summary>The type that a lambda does not say is inferred without its question mark, which a method has to have.</summary>
    private ITypeSymbol ReturnType()
    {
        if (_function is not LambdaExpressionSyntax || _function is ParenthesizedLambdaExpressionSyntax { ReturnType: not null } || Result is not { HasValue: true, Type: { IsReferenceType: true } value } ||
            ListedResult.Returned(_body).All(e => _file.Model.GetTypeInfo(e).Nullability.FlowState != NullableFlowState.MaybeNull))
        {
            return _symbol.ReturnType;
        }

        return _symbol.ReturnType is INamedTypeSymbol { Arity: 1 } task && Result.IsAsync
            ? _symbol.IsAsync ? task.OriginalDefinition.Construct(value.WithNullableAnnotation(NullableAnnotation.Annotated)) : task
            : value.WithNullableAnnotation(NullableAnnotation.Annotated);
    }

    private string Display(ITypeSymbol type) => type.SpecialType == SpecialType.System_Void ? "void" : TypeText.Of(type, _file.Model, _home.Position);
}
