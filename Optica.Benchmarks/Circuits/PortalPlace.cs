using System.Net;
using System.Net.Sockets;

namespace Optica.Benchmarks.Circuits;

/// <summary>Where a portal is started that is to be found again after another start.</summary>
/// <param name="Database">The file of the database.</param>
/// <param name="Port">The port; the cookies of a browser hold there.</param>
internal sealed record PortalPlace(string Database, int Port)
{
    /// <summary>A database, and a port that nobody listens on.</summary>
    public static PortalPlace Of(string database)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new(database, ((IPEndPoint)listener.LocalEndpoint).Port);
    }
}
