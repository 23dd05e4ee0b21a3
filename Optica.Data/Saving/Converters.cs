using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Optica.Data.Saving;

/// <summary>Instants are UTC; databases forget the kind, so it is set on the way out.</summary>
public sealed class UtcDateTimeConverter()
    : ValueConverter<DateTime, DateTime>(
        value => value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : value,
        value => DateTime.SpecifyKind(value, DateTimeKind.Utc)
    );

/// <summary>Ids on SQLite: 16 bytes in network order, so that version 7 ids sort by time (EF's own bytes are mixed-endian).</summary>
public sealed class BigEndianGuidConverter()
    : ValueConverter<Guid, byte[]>(value => value.ToByteArray(true), value => new Guid(value, true));
