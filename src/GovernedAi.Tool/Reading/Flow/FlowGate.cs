using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using GovernedAi.Analyzers.Recognition;

namespace GovernedAi.Tool.Reading.Flow;

/// <summary>Tells from the tables of an assembly alone whether values have to be followed through its bodies: for nearly all of them they need not.</summary>
internal static class FlowGate
{
    private static readonly string[] RequestTypes = [
        "HttpClient", "HttpRequestMessage", "HttpMessageInvoker", "HttpClientJsonExtensions", "ClientWebSocket", "WebRequest", "HttpWebRequest", "WebClient", "UnityWebRequest",
        "RestRequest", "RestClient", "IRestClient", "RestClientExtensions", "GeneratedExtensions"];
    private static readonly NameFilter Requests = new(RequestTypes);
    private static readonly NameFilter Members = new([.. NativeFunctionMakers.Names, .. ReflectiveCalls.Names, .. CallForms.MappingNames]);
    private static readonly NameFilter Binders = new(["Binder"]);

    /// <param name="file">The assembly.</param>
    /// <param name="targets">What it may call.</param>
    /// <param name="takesOver">Whether it calls anything that hands its obligation on: that may give a request to be sent.</param>
    public static bool IsOpen(AssemblyFile file, UnseenTargets targets, bool takesOver)
    {
        if (takesOver && PreparedRequests.MayBeIn(file))
            return true;
        var reaches = targets.Reaches(file);
        var requests = References(file, Requests);
        // Much of what is posted or sent goes to no server, so that here a text has to name an endpoint by itself.
        var posts = !requests && Posts(file);
        if (!reaches && !requests && !posts)
            return false;

        var (makes, reflects) = reaches ? Calls(file) : (false, false);
        reflects |= reaches && References(file, Binders);
        makes |= reaches && Workflows.MayBeIn(file);
        return makes || (requests || posts || reflects)
            && AnyText(file, text => (requests || posts) && EndpointTable.MayBe(text) && (requests || NamesEndpoint(file, text)) || reflects && targets.MayReach(file, text));
    }

    /// <summary>Whether an assembly knows any client that sends requests.</summary>
    public static bool KnowsClients(AssemblyFile file) => References(file, Requests);

    private static bool References(AssemblyFile file, NameFilter names)
    {
        foreach (var handle in file.Metadata.TypeReferences)
        {
            if (names.MayHold(file.Names, file.Metadata.GetTypeReference(handle).Name))
                return true;
        }

        return false;
    }

    private static bool Posts(AssemblyFile file)
    {
        foreach (var handle in file.Metadata.MemberReferences)
        {
            if (RequestMembers.Posting.Any(start => file.Metadata.StringComparer.StartsWith(file.Metadata.GetMemberReference(handle).Name, start)))
                return true;
        }

        return false;
    }

    private static (bool Makes, bool Reflects) Calls(AssemblyFile file)
    {
        var (makes, reflects) = (false, false);
        foreach (var handle in file.Metadata.MemberReferences)
        {
            var name = file.Metadata.GetMemberReference(handle).Name;
            if (!Members.MayHold(file.Names, name))
                continue;
            var text = file.Metadata.GetString(name);
            makes |= NativeFunctionMakers.Make(text) || CallForms.MayMapAgent(text);
            reflects |= ReflectiveCalls.MayBe(text);
        }

        return (makes, reflects);
    }

    private static bool NamesEndpoint(AssemblyFile file, string text) => EndpointTable.Default.Find(text, new(() =>
    {
        var all = new List<string>();
        AnyText(file, said =>
        {
            all.Add(said);
            return false;
        });
        return string.Join(' ', all);
    })) is not null;

    private static bool AnyText(AssemblyFile file, Func<string, bool> tells)
    {
        for (var handle = file.Metadata.GetNextHandle(default(UserStringHandle)); !handle.IsNil; handle = file.Metadata.GetNextHandle(handle))
        {
            if (tells(file.Metadata.GetUserString(handle)))
                return true;
        }

        return false;
    }
}
