using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace GovernedAi.Hosting;

/// <summary>Has modules that are loaded and not yet used register their governed methods.</summary>
internal static class LoadedModules
{
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "In a trimmed program the list holds what is left of the program, and that is what can be called.")]
    public static void RunInitializers()
    {
        var ours = typeof(LoadedModules).Assembly.GetName().Name;
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
        {
            if (!assembly.IsDynamic && assembly.GetReferencedAssemblies().Any(reference => reference.Name == ours))
                RuntimeHelpers.RunModuleConstructor(assembly.ManifestModule.ModuleHandle);
        }
    }
}
