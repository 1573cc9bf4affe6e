using System.Reflection.Metadata;

namespace GovernedAi.Tool.Reading;

/// <summary>The version of a rule set as messages of a build name it.</summary>
internal static class RuleSetVersion
{
    /// <summary>What people call the version is the package's; the assembly version often stands still.</summary>
    public static string Of(AssemblyFile file) =>
        file.Attributes.Of(EntityHandle.AssemblyDefinition)
            .Where(use => use.Type == "System.Reflection.AssemblyInformationalVersionAttribute")
            .Select(use => use.Argument<string>(0)?.Split('+')[0])
            .FirstOrDefault(text => !string.IsNullOrEmpty(text))
        ?? file.Metadata.GetAssemblyDefinition().Version.ToString(3);
}
