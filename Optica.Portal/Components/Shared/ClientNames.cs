namespace Optica.Portal.Components.Shared;

/// <summary>What a browser or client calls itself, as people call it.</summary>
public static class ClientNames
{
    private const int Longest = 60;

    // who pretends to be another one comes first: Edge calls itself Chrome, and Chrome Safari
    private static readonly (string Sign, string Name)[] Browsers =
    [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];

    private static readonly (string Sign, string Name)[] Systems =
    [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ];

    /// <summary>Browser and system; the beginning of what it calls itself where neither is known; null for nothing.</summary>
    public static string? Of(string? client)
    {
        if (string.IsNullOrWhiteSpace(client))
        {
            return null;
        }

        string?[] known = [Known(client, Browsers), Known(client, Systems)];
        var name = string.Join(" · ", known.OfType<string>());
        return name.Length > 0 ? name
            : client.Length > Longest ? client[..Longest]
            : client;
    }

    private static string? Known(string client, (string Sign, string Name)[] names) =>
        Array.Find(names, one => client.Contains(one.Sign, StringComparison.Ordinal)).Name;
}
