using System.Reflection;
using System.Reflection.Metadata;
using GovernedAi.Analyzers.Recognition;
using GovernedAi.Tool.Facts;

namespace GovernedAi.Tool.Reading.Flow;

/// <summary>Finds the requests that an attribute declares on a method of an interface, which some library then makes: Refit, RestEase and their like.</summary>
internal static class DeclaredRequests
{
    private const int MaxTexts = 16;

    private static readonly NameFilter Names = new(RequestMembers.Declaring);

    public static IEnumerable<UnlistedCall> Of(AssemblyFile file)
    {
        if (!MayBeIn(file))
            yield break;

        var nearby = new NearbyText(file);
        foreach (var use in file.Attributes.All())
        {
            if (use.Parent.Kind != HandleKind.MethodDefinition || !RequestMembers.DeclaresRequest(use.Type[(use.Type.LastIndexOf('.') + 1)..]))
                continue;
            var method = (MethodDefinitionHandle)use.Parent;
            var type = file.Metadata.GetMethodDefinition(method).GetDeclaringType();
            if ((file.Metadata.GetTypeDefinition(type).Attributes & TypeAttributes.Interface) == 0)
                continue;

            var around = new Lazy<string>(() => string.Join(' ', Said(file, type).Prepend(nearby.Of(method))));
            foreach (var text in Texts(use))
            {
                if (EndpointTable.MayBe(text) && EndpointTable.Default.Find(text, around) is { } endpoint)
                    yield return new(new(method, 0, ILOpCode.Nop, method), new NamedEndpoint(endpoint.Provider, endpoint.KindOf(text), text).Called, CallForm.Declaration);
            }
        }
    }

    private static bool MayBeIn(AssemblyFile file)
    {
        foreach (var handle in file.Metadata.TypeReferences)
        {
            if (Names.MayHold(file.Names, file.Metadata.GetTypeReference(handle).Name))
                return true;
        }

        foreach (var handle in file.Metadata.TypeDefinitions)
        {
            if (Names.MayHold(file.Names, file.Metadata.GetTypeDefinition(handle).Name))
                return true;
        }

        return false;
    }

    // What the attributes of an interface and its methods say, headers among it, tells whose endpoint a path is.
    private static IEnumerable<string> Said(AssemblyFile file, TypeDefinitionHandle type) =>
        file.Metadata.GetTypeDefinition(type).GetMethods().Select(m => (EntityHandle)m).Prepend(type).SelectMany(file.Attributes.Of).SelectMany(Texts);

    private static IEnumerable<string> Texts(AttributeUse use) =>
        Enumerable.Range(0, MaxTexts).SelectMany(i => use.Argument<string>(i) is { } text ? [text] : use.Strings(i)).Concat(use.Properties.Select(p => p.Value).OfType<string>());
}
