using System.Text.Json.Nodes;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Api;

/// <summary>A call that succeeds as it stands.</summary>
/// <param name="By">Who makes it.</param>
/// <param name="Url">Its address.</param>
/// <param name="Body">What is sent; its fields are replaced one by one.</param>
internal sealed record NaughtyBody(Person By, string Url, JsonObject Body)
{
    /// <summary>Whether it can be made again and again as it stands: what it is done to stays as good as it was.</summary>
    public bool IsKept { get; init; }

    /// <summary>Whether what it needs is made anew at no cost.</summary>
    public bool IsCheap { get; init; }

    /// <summary>From JSON as it is written.</summary>
    public static NaughtyBody Of(Person by, string url, string json) => new(by, url, JsonNode.Parse(json)!.AsObject());
}
