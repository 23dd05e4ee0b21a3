using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Optica.Data.Access;
using Optica.Domain.Presence;

namespace Optica.Data.Presence;

internal sealed class PresenceConfiguration : IEntityTypeConfiguration<RecordPresence>
{
    public void Configure(EntityTypeBuilder<RecordPresence> builder)
    {
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.UserName).HasMaxLength(OpticaUser.NameLength);
        builder.HasOne<OpticaUser>().WithMany().HasForeignKey(row => row.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(row => new { row.OrganisationId, row.RecordId });
        builder.HasIndex(row => row.SeenAt);
    }
}
