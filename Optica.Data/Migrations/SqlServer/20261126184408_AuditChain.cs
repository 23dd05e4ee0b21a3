using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Optica.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class AuditChain : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AuditLinks",
                columns: table => new
                {
                    Chain = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<long>(type: "bigint", nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    Hash = table.Column<byte[]>(type: "binary(32)", fixedLength: true, maxLength: 32, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditLinks", x => new { x.Chain, x.Number });
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_OrganisationId_Action_At",
                table: "AuditEntries",
                columns: new[] { "OrganisationId", "Action", "At" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_OrganisationId_At",
                table: "AuditEntries",
                columns: new[] { "OrganisationId", "At" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_OrganisationId_UserId_At",
                table: "AuditEntries",
                columns: new[] { "OrganisationId", "UserId", "At" }
            );

            migrationBuilder.CreateIndex(name: "IX_AuditLinks_Sequence", table: "AuditLinks", column: "Sequence", unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "AuditLinks");

            migrationBuilder.DropIndex(name: "IX_AuditEntries_OrganisationId_Action_At", table: "AuditEntries");

            migrationBuilder.DropIndex(name: "IX_AuditEntries_OrganisationId_At", table: "AuditEntries");

            migrationBuilder.DropIndex(name: "IX_AuditEntries_OrganisationId_UserId_At", table: "AuditEntries");
        }
    }
}
