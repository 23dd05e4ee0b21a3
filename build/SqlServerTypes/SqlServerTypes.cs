#pragma warning disable CA1018, CA1032, CA1064, CA1813
namespace Microsoft.SqlServer.Server;

/// <summary>Serialisation formats of user-defined types; the values are those of the original package.</summary>
public enum Format
{
    /// <summary>Not known.</summary>
    Unknown = 0,

    /// <summary>Written by SQL Server itself.</summary>
    Native = 1,

    /// <summary>Written by the type.</summary>
    UserDefined = 2,
}

/// <summary>Custom serialisation of a user-defined type.</summary>
public interface IBinarySerialize
{
    /// <summary>Reads the value.</summary>
    void Read(BinaryReader r);

    /// <summary>Writes the value.</summary>
    void Write(BinaryWriter w);
}

/// <summary>Marks a user-defined type.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class SqlUserDefinedTypeAttribute(Format format) : Attribute
{
    /// <summary>How it is serialised.</summary>
    public Format Format { get; } = format;

    /// <summary>Whether bytes sort as values do.</summary>
    public bool IsByteOrdered { get; set; }

    /// <summary>Whether every value has the same length.</summary>
    public bool IsFixedLength { get; set; }

    /// <summary>Largest size in bytes.</summary>
    public int MaxByteSize { get; set; }

    /// <summary>Name on the server.</summary>
    public string? Name { get; set; }

    /// <summary>Method that validates a value.</summary>
    public string? ValidationMethodName { get; set; }
}

/// <summary>A type that is no valid user-defined type.</summary>
public sealed class InvalidUdtException : SystemException
{
    private InvalidUdtException(string message)
        : base(message) { }

    /// <summary>Makes the exception for a type and a reason.</summary>
    public static InvalidUdtException Create(Type udtType, string resourceReason) =>
        new($"'{udtType}' is not a valid SQL Server user-defined type: {resourceReason}");
}
