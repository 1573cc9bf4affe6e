using System.Collections.Immutable;
using GovernedAi.Analyzers.HouseRules;
using GovernedAi.Analyzers.HouseRules.Contracts;
using GovernedAi.Analyzers.Recognition;
using GovernedAi.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.Analyzers.Generation;

/// <summary>Finds the model calls that a waiver or the baseline lets pass, so that they open a scope that names it: what the build allowed must not be refused at run time.</summary>
/// <remarks>Whether a waiver still holds is the build's to say (GAI4005); what was built keeps running.</remarks>
internal static class AllowedCalls
{
    /// <summary>The calls below a waiver of GAI1001: on a member, a type or the assembly.</summary>
    public static EquatableArray<CapturedCallModel> Waived(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        var compilation = context.SemanticModel.Compilation;
        var terms = context.Attributes
            .Select(attribute => new AttributeArguments(attribute))
            .Select(arguments => new WaiverTerms(arguments.Text(0), arguments.Text("Reason"), arguments.Text("ApprovedBy"), arguments.Text("Expires")))
            .FirstOrDefault(found => found.Rule == UngovernedModelCall.Rule.Id);
        if (terms is null)
            return default;
        var members = context.TargetSymbol is IAssemblySymbol ? compilation.SyntaxTrees.SelectMany(tree => Members(tree, compilation, cancellation)) : Members(context.TargetSymbol);
        return Of(members, $"{UngovernedModelCall.Rule.Id} {terms}", compilation, cancellation).ToEquatable();
    }

    /// <summary>What the baseline lines of a contract accept: <c>M:Acme.Desk.Ask | ChatClient.CompleteChatAsync</c>.</summary>
    public static IEnumerable<string> Accepted(IEnumerable<string> lines)
    {
        var start = ContractLine.BaselineKey(UngovernedModelCall.Rule.Id, "", "").Split('|')[0].TrimEnd() + " ";
        return lines.Select(line => ContractLine.Parse(line)!.Key).Where(key => key.StartsWith(start, StringComparison.Ordinal)).Select(key => key.Substring(start.Length));
    }

    /// <summary>The calls that the baseline accepts; another call in the same member is none of them.</summary>
    public static IEnumerable<CapturedCallModel> Baseline(ImmutableArray<string> accepted, Compilation compilation, CancellationToken cancellation)
    {
        foreach (var member in accepted.Select(line => line.Split([" | "], StringSplitOptions.None)).GroupBy(line => line[0], line => line[1], StringComparer.Ordinal))
        {
            var apis = new HashSet<string>(member, StringComparer.Ordinal);
            var declared = DocumentationCommentId.GetSymbolsForDeclarationId(member.Key, compilation).Where(s => SymbolEqualityComparer.Default.Equals(s.ContainingAssembly, compilation.Assembly));
            foreach (var call in Of(declared, $"{UngovernedModelCall.Rule.Id} accepted by the baseline in {Contract.FileName}", compilation, cancellation, called => apis.Contains(MemberWords.Call(called))))
                yield return call;
        }
    }

    private static IEnumerable<CapturedCallModel> Of(IEnumerable<ISymbol> members, string words, Compilation compilation, CancellationToken cancellation, Func<IMethodSymbol, bool>? isMeant = null)
    {
        var obligation = KnownSymbols.Of(compilation).Obligation;
        return members.Distinct(SymbolEqualityComparer.Default).Where(member => !obligation.IsMet(member, call: null))
            .SelectMany(member => new CapturedCallParser(member, governedBy: null, compilation, cancellation, words).Parse(isMeant));
    }

    private static IEnumerable<ISymbol> Members(ISymbol symbol) => symbol switch
    {
        INamedTypeSymbol type => type.GetMembers().Where(m => !m.IsImplicitlyDeclared || m is IMethodSymbol { DeclaringSyntaxReferences.Length: > 0 }).Where(m => m is not IMethodSymbol { AssociatedSymbol: not null }).SelectMany(Members),
        _ => [symbol],
    };

    /// <summary>Of a whole assembly, only members with a call by a model call's name are looked up.</summary>
    private static IEnumerable<ISymbol> Members(SyntaxTree tree, Compilation compilation, CancellationToken cancellation)
    {
        var known = KnownSymbols.Of(compilation);
        SemanticModel? model = null;
        foreach (var start in CallsByName.In(tree, name => known.ModelCalls.MayBe(name) || known.HandedOn.MayBe(name), cancellation))
        {
#pragma warning disable RS1030 // A waiver on the assembly is about every file.
            model ??= compilation.GetSemanticModel(tree);
#pragma warning restore RS1030
            if (ContainingMember.Member(model.GetEnclosingSymbol(start, cancellation)) is { } member)
                yield return member;
        }
    }
}
