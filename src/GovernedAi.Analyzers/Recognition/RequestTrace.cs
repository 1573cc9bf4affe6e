using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>Follows a URL from where it is written to the HTTP requests made with it: through variables, fields, constants, Uri and HttpRequestMessage.</summary>
internal sealed class RequestTrace(SemanticModel start, CancellationToken cancellation)
{
    private const int Patience = 200;

    private readonly HashSet<SyntaxNode> _seen = [];
    // What the first file's model has bound already need not be bound again.
    private readonly Dictionary<SyntaxTree, SemanticModel> _models = new() { [start.SyntaxTree] = start };
    private readonly Compilation _compilation = start.Compilation;

    /// <summary>The invocations and creations that make a request of <paramref name="url"/>.</summary>
    public IEnumerable<ExpressionSyntax> From(ExpressionSyntax url)
    {
        var open = new Queue<SyntaxNode>([url]);
        while (open.Count > 0 && _seen.Count < Patience)
        {
            var at = open.Dequeue();
            if (!_seen.Add(at))
                continue;
            if (Request(at) is { } request)
            {
                yield return request;
                continue;
            }

            foreach (var next in Onward(at))
                open.Enqueue(next);
        }
    }

    public SemanticModel ModelOf(SyntaxNode node)
    {
        if (!_models.TryGetValue(node.SyntaxTree, out var model))
        {
#pragma warning disable RS1030 // A constant may stand in another file than the request; asked only for strings that name an endpoint.
            _models.Add(node.SyntaxTree, model = _compilation.GetSemanticModel(node.SyntaxTree));
#pragma warning restore RS1030
        }

        return model;
    }

    // The request whose URL this expression is.
    private ExpressionSyntax? Request(SyntaxNode url) => url.Parent switch
    {
        ArgumentSyntax { Parent.Parent: ExpressionSyntax call } when Called(call) is { } method && HttpRequests.IsRequest(method) => call,
        AssignmentExpressionSyntax { Left: var target } assignment when assignment.Right == url && Symbol(target) is IPropertySymbol property && HttpRequests.IsRequestUri(property)
            => assignment.FirstAncestorOrSelf<BaseObjectCreationExpressionSyntax>() ?? (ExpressionSyntax)assignment,
        _ => null,
    };

    // Where the value goes from here.
    private IEnumerable<SyntaxNode> Onward(SyntaxNode value)
    {
        switch (value.Parent)
        {
            case ExpressionSyntax whole and (ParenthesizedExpressionSyntax or BinaryExpressionSyntax or ConditionalExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax or SwitchExpressionSyntax):
                return [whole];
            case InterpolationSyntax { Parent: InterpolatedStringExpressionSyntax text }:
                return [text];
            case SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax choice }:
                return [choice];
            case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax changed } access when access.Expression == value && Called(changed)?.ContainingType.SpecialType == SpecialType.System_String:
                return [changed];
            case MemberAccessExpressionSyntax access when access.Expression == value && Symbol(access) is { ContainingType: { } read } && HttpRequests.IsUrl(read):
                return [access.Parent is InvocationExpressionSyntax written ? written : access];
            case MemberAccessExpressionSyntax access when access.Name == value:
                return [access];
            case ArgumentSyntax { Parent.Parent: ExpressionSyntax call } argument when Called(call) is { } method:
                return HttpRequests.IsUrlMaker(method) ? [call] : Passed(argument, method);
            case EqualsValueClauseSyntax { Parent: { } declaration }:
                return Uses(ModelOf(declaration).GetDeclaredSymbol(declaration, cancellation));
            case AssignmentExpressionSyntax { Left: var part } assignment when assignment.Right == value && Symbol(part) is IPropertySymbol { ContainingType: { } built } && HttpRequests.IsUrl(built):
                return Built(assignment);
            case AssignmentExpressionSyntax { Left: var target } assignment when assignment.Right == value:
                return Uses(Symbol(target));
            case ArrowExpressionClauseSyntax { Parent: { } member }:
                return Uses(ModelOf(member).GetDeclaredSymbol(member, cancellation));
            case ReturnStatementSyntax { } returned when returned.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method:
                return Uses(ModelOf(method).GetDeclaredSymbol(method, cancellation));
            default:
                return [];
        }
    }

    // new UriBuilder { Path = … } is the URL, and so is what `builder.Path = …` sets it on.
    private IEnumerable<SyntaxNode> Built(AssignmentExpressionSyntax assignment) => assignment switch
    {
        { Parent: InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax made } } => [made],
        { Left: MemberAccessExpressionSyntax { Expression: var builder } } => Uses(Symbol(builder)),
        _ => [],
    };

    // Into a helper of the user's own, by way of its parameter.
    private IEnumerable<SyntaxNode> Passed(ArgumentSyntax argument, IMethodSymbol method)
    {
        var index = argument.Parent is BaseArgumentListSyntax list ? list.Arguments.IndexOf(argument) : -1;
        var parameter = argument.NameColon is { Name.Identifier.ValueText: var name }
            ? method.Parameters.FirstOrDefault(p => p.Name == name)
            : method.Parameters.ElementAtOrDefault(index);
        return parameter is null ? [] : Uses(parameter.OriginalDefinition);
    }

    private IEnumerable<SyntaxNode> Uses(ISymbol? symbol)
    {
        if (symbol is null)
            yield break;

        foreach (var scope in Scope(symbol))
        {
            foreach (var name in scope.DescendantNodes().OfType<SimpleNameSyntax>())
            {
                if (name.Identifier.ValueText == symbol.Name && SymbolEqualityComparer.Default.Equals(Symbol(name)?.OriginalDefinition, symbol.OriginalDefinition))
                    yield return symbol is IMethodSymbol && name.Parent is InvocationExpressionSyntax call ? call : name;
            }
        }
    }

    private IEnumerable<SyntaxNode> Scope(ISymbol symbol) => symbol switch
    {
        ILocalSymbol => symbol.DeclaringSyntaxReferences.Select(part => MemberAround(part.GetSyntax(cancellation))).OfType<SyntaxNode>(),
        IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } constructor } => Parts(constructor.ContainingType),
        IParameterSymbol { ContainingSymbol: var owner } => Parts(owner),
        { DeclaredAccessibility: Accessibility.Private, ContainingType: { } type } => Parts(type),
        IFieldSymbol or IPropertySymbol or IMethodSymbol when symbol.DeclaringSyntaxReferences.Length > 0 => _compilation.SyntaxTrees.Select(tree => tree.GetRoot(cancellation)),
        _ => [],
    };

    // A file's top-level statements are one member.
    private static SyntaxNode? MemberAround(SyntaxNode local)
        => local.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member ? member is GlobalStatementSyntax ? member.Parent : member : null;

    private IEnumerable<SyntaxNode> Parts(ISymbol symbol) => symbol.DeclaringSyntaxReferences.Select(part => part.GetSyntax(cancellation));

    private IMethodSymbol? Called(ExpressionSyntax call)
        => call is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax ? Symbol(call) as IMethodSymbol : null;

    private ISymbol? Symbol(ExpressionSyntax expression) => ModelOf(expression).GetSymbolInfo(expression, cancellation).Symbol;
}
