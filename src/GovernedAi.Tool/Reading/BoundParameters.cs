using System.Reflection.Metadata;
using GovernedAi.Analyzers.Recognition;
using GovernedAi.Tool.Facts;

namespace GovernedAi.Tool.Reading;

/// <summary>Finds the methods that a host calls with a model's answer: Azure Functions with a binding for it.</summary>
internal static class BoundParameters
{
    public static IEnumerable<CompiledCall> Of(AssemblyFile file)
    {
        if (!file.References.Any(CallForms.Hosts.Contains))
            yield break;
        foreach (var use in file.Attributes.All().Where(a => a.Parent.Kind == HandleKind.Parameter))
        {
            var dot = use.Type.LastIndexOf('.');
            var name = use.Type[(dot + 1)..];
            if (dot < 0 || !CallForms.IsBinding(name, () => use.Type[..dot]) || MethodOf(file, (ParameterHandle)use.Parent) is not { } method)
                continue;
            var words = $"[{name[..^"Attribute".Length]}]";
            var called = new CalledFacts($"T:{use.Type}", words, TypeGraph.AssemblyName(file, use.TypeHandle), TypeGraph.AssemblyName(file, use.TypeHandle), "chat", IsHandedOn: false, CountsByDefault: true);
            yield return new(new(method, 0, ILOpCode.Nop, method), called, method, CallForm.Binding, Captured: false);
        }
    }

    private static MethodDefinitionHandle? MethodOf(AssemblyFile file, ParameterHandle parameter)
    {
        foreach (var method in file.Metadata.MethodDefinitions)
        {
            if (file.Metadata.GetMethodDefinition(method).GetParameters().Contains(parameter))
                return method;
        }

        return null;
    }
}
