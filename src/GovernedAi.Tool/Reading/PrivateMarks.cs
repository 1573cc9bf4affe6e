using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace GovernedAi.Tool.Reading;

/// <summary>Reads what must not be written down, and whom calls are about: [Sensitive] and [DataSubject].</summary>
internal static class PrivateMarks
{
    public const string Sensitive = "GovernedAi.SensitiveAttribute";
    public const string DataSubject = "GovernedAi.DataSubjectAttribute";

    /// <summary>The parameters of a method that bear an attribute, in order; <c>result</c> where its return value does.</summary>
    public static ImmutableArray<string> Parameters(MethodAt method, string attribute)
    {
        var metadata = method.File.Metadata;
        return [.. method.Definition.GetParameters()
            .Where(p => method.File.Attributes.OfGovernance(p).Any(a => a.Type == attribute))
            .Select(metadata.GetParameter).OrderBy(p => p.SequenceNumber)
            .Select(p => p.SequenceNumber == 0 ? "result" : metadata.GetString(p.Name))];
    }

    /// <summary>The properties and fields of an assembly's types that bear [Sensitive]; a parameter of a record's constructor stands for its property.</summary>
    public static ImmutableArray<string> Members(AssemblyFile file)
    {
        var metadata = file.Metadata;
        var marked = file.Attributes.OfGovernance().Where(a => a.Type == Sensitive).Select(a => a.Parent).ToHashSet();
        if (marked.Count == 0)
            return [];

        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var handle in metadata.TypeDefinitions)
        {
            var type = metadata.GetTypeDefinition(handle);
            var name = metadata.GetString(type.Name).Split('`')[0];
            var properties = type.GetProperties().Select(p => (Handle: (EntityHandle)p, Name: metadata.GetString(metadata.GetPropertyDefinition(p).Name))).ToList();
            found.UnionWith(properties.Where(p => marked.Contains(p.Handle)).Select(p => $"{name}.{p.Name}"));
            found.UnionWith(type.GetFields().Where(f => marked.Contains(f)).Select(f => $"{name}.{metadata.GetString(metadata.GetFieldDefinition(f).Name)}"));
            var constructors = type.GetMethods().Select(metadata.GetMethodDefinition).Where(m => metadata.StringComparer.Equals(m.Name, ".ctor"));
            found.UnionWith(constructors.SelectMany(c => c.GetParameters()).Where(p => marked.Contains(p)).Select(p => metadata.GetString(metadata.GetParameter(p).Name))
                .Where(p => properties.Any(property => property.Name == p)).Select(p => $"{name}.{p}"));
        }

        return [.. found];
    }
}
