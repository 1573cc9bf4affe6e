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

    private ForwardingFunction(FileEdit file, SyntaxNode function, CSharpSyntaxNode body, IMethodSymbol symbol, Home home, ImmutableArray<(ITypeSymbol, string)> parameters, bool usesThis, string nameless)
    {
        _file = file;
        _function = function;
        _body = body;
        _symbol = symbol;
        _home = home;
        _parameters = parameters;
        _usesThis = usesThis;
        _nameless = nameless;
    }

    public override MethodResult Result => MethodResult.Of(_symbol);

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
            MethodShape.OfSignature(symbol, MethodResult.Of(symbol)) is not null ||
            function.DescendantTrivia().Any(t => t.IsDirective) || SpansLines(body) ||
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
            : new ForwardingFunction(file, function, body, symbol, home, parameters, captured.UsesThis, nameless);
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

        if (AsyncOf(_function) is { RawKind: not 0 } async)
            _file.Remove(TextSpan.FromBounds(async.SpanStart, async.GetNextToken().SpanStart));
        var forward = $"{name}({string.Join(", ", _parameters.Select(p => Identifier.Write(p.Name)))})";
        if (_body is BlockSyntax)
        {
            var isLocal = _function is LocalFunctionStatementSyntax;
            _file.Replace(TextSpan.FromBounds(_body.GetFirstToken().GetPreviousToken().Span.End, _body.Span.End), isLocal ? $" => {forward};" : " " + forward);
        }
        else
        {
            _file.Replace(_body.Span, forward);
        }

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
            $"private {(_usesThis ? "" : "static ")}{modifier}{Display(_symbol.ReturnType)} {name}",
            _parameters.Select(p => $"{Display(p.Type)} {Identifier.Write(p.Name)}"));

    private string Body()
    {
        var outer = _file.Style.IndentAt(_body is BlockSyntax block ? block.CloseBraceToken.SpanStart : _body.SpanStart);
        var lines = _body.ToString().Split(["\r\n", "\n"], StringSplitOptions.None)
            .Select((line, i) => i > 0 && line.StartsWith(outer, StringComparison.Ordinal) ? line.Substring(outer.Length) : line);
        return _body is BlockSyntax ? "\n" + string.Join("\n", lines) : $" =>\n    {string.Join("\n    ", lines)};";
    }

    private string Display(ITypeSymbol type) => type.SpecialType == SpecialType.System_Void ? "void" : TypeText.Of(type, _file.Model, _home.Position);

    /// <summary>Whether a literal goes over several lines: to indent it anew would change it.</summary>
    private static bool SpansLines(CSharpSyntaxNode body) =>
        body.DescendantTokens().Any(t => t.Text.Contains('\n') || t.Kind() is SyntaxKind.InterpolatedMultiLineRawStringStartToken);
}
